import CGLPKGuard
import Foundation
import Testing

/// A jump out of GLPK leaves its program as it was posed, and the thread's others untouched.
///
/// GLPK is brought to its error hook for sure where it is asked about a basis that was never factorized.
@Suite struct GuardTests {
    private static let failed: Int32 = 77

    /// max 3 x + 2 y over x <= 4, x + y <= 6: 16.
    private func fill(_ program: OpaquePointer?) {
        glp_set_obj_dir(program, GLP_MAX)
        glp_add_rows(program, 1)
        glp_set_row_name(program, 1, "room")
        glp_set_row_bnds(program, 1, GLP_UP, 0, 6)
        glp_add_cols(program, 2)
        glp_set_col_bnds(program, 1, GLP_DB, 0, 4)
        glp_set_col_bnds(program, 2, GLP_LO, 0, 0)
        glp_set_obj_coef(program, 0, 0.5)
        glp_set_obj_coef(program, 1, 3)
        glp_set_obj_coef(program, 2, 2)
        glp_set_mat_row(program, 1, 2, [0, 1, 2], [0, 1, 1])
        glp_set_col_stat(program, 1, GLP_NU)
    }

    private func expectWhole(_ program: OpaquePointer?) {
        #expect(glp_get_obj_dir(program) == GLP_MAX)
        #expect(glp_get_num_rows(program) == 1 && glp_get_num_cols(program) == 2 && glp_get_num_nz(program) == 2)
        #expect(String(cString: glp_get_row_name(program, 1)) == "room")
        #expect(glp_get_row_type(program, 1) == GLP_UP && glp_get_row_ub(program, 1) == 6)
        #expect(glp_get_col_type(program, 1) == GLP_DB && glp_get_col_ub(program, 1) == 4)
        #expect((0...2).map { glp_get_obj_coef(program, $0) } == [0.5, 3, 2])
        var indices = [Int32](repeating: 0, count: 3)
        var values = [Double](repeating: 0, count: 3)
        #expect(glp_get_mat_row(program, 1, &indices, &values) == 2)
        #expect(Set(zip(indices, values).dropFirst().map { "\($0) \($1)" }) == ["1 1.0", "2 1.0"])
        #expect(glp_get_col_stat(program, 1) == GLP_NU)
    }

    private func solve(_ program: inout OpaquePointer?) -> Int32 {
        var parameters = glp_smcp()
        glp_init_smcp(&parameters)
        return guarded_simplex(&program, &parameters, Self.failed)
    }

    @Test func aJumpLeavesItsProgramAsPosed() {
        glp_term_out(GLP_OFF)
        // The hook takes what GLPK says of an error, although its output is off.
        glp_term_hook({ _, _ in 1 }, nil)
        defer {
            glp_term_hook(nil, nil)
            glp_term_out(GLP_ON)
        }
        var program = guarded_create()
        var other = guarded_create()
        fill(program)
        fill(other)
        #expect(solve(&other) == 0 && glp_get_obj_val(other) == 16.5)

        for _ in 0..<3 {
            let before = program
            var multipliers = [0.0, 1]
            #expect(guarded_btran(&program, &multipliers, Self.failed) == Self.failed)
            #expect(program != before)
            expectWhole(program)
        }
        #expect(solve(&program) == 0 && glp_get_obj_val(program) == 16.5)
        // The other one, with its factorization, goes on from where it was.
        #expect(glp_bf_exists(other) != 0)
        let pivots = glp_get_it_cnt(other)
        #expect(solve(&other) == 0 && glp_get_it_cnt(other) == pivots)

        let live = guarded_live_programs()
        guarded_delete(program)
        guarded_delete(other)
        #expect(guarded_live_programs() == live - 2)
    }
}
