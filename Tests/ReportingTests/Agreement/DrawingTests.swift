import ContractDesign
import Foundation
import TestSupport
import Testing

@testable import Reporting

/// Charts that are drawn before a page is written: only what draws gets into it.
@Suite struct DrawingTests {
    @Test func aDrawingPassesWithNamesOfItsOwn() throws {
        let text = """
            <svg xmlns="http://www.w3.org/2000/svg" width="10" viewBox="0 0 10 10"><defs><clipPath id="clip0"><rect x="0" \
            width="10"/></clipPath></defs><g clip-path="url(#clip0)" role="img" aria-label="a &lt; b"><text x="1">a &amp; b</text></g></svg>

            """
        #expect(
            try CheckedDrawing(text, prefix: "b1-").markup == """
                <svg xmlns="http://www.w3.org/2000/svg" width="10" viewBox="0 0 10 10"><defs><clipPath id="b1-clip0"><rect x="0" \
                width="10"/></clipPath></defs><g clip-path="url(#b1-clip0)"><text x="1">a &amp; b</text></g></svg>
                """)
    }

    @Test(arguments: [
        "", "text", "<svg>", "<svg></g>", "<svg><g></svg></g>", "<svg></svg><svg></svg>", "<svg></svg>text", "<g></g>",
        "<svg><script>alert(1)</script></svg>", "<svg><SCRIPT/></svg>", "<svg><foreignObject/></svg>",
        "<svg onload=\"alert(1)\"/>",
        "<svg><image href=\"x\"/></svg>", "<svg><a/></svg>", "<svg><use/></svg>", "<svg><style>*{}</style></svg>",
        "<svg><g fill=\"url(http://a.b/c)\"/></svg>", "<svg><g fill=\"red url(#a)\"/></svg>",
        "<svg><g style=\"x\"/></svg>",
        "<svg><!-- --></svg>", "<svg><![CDATA[<script>]]></svg>", "<?xml version=\"1.0\"?><svg/>",
        "<!DOCTYPE svg><svg/>",
        "<svg><text>&evil;</text></svg>", "<svg><g fill='red'/></svg>", "<svg><g fill=\"a<b\"/></svg>",
        "<svg\u{301}></svg>",
        "<svg><g\u{0}/></svg>", "<svg><svg/></svg>",
    ])
    func nothingElsePasses(_ text: String) {
        #expect(throws: CheckedDrawing.Refusal.self) { try CheckedDrawing(text, prefix: "") }
    }

    private func page() throws -> ReportPage {
        let contract = try contractProblem(costs: [0.2, 0.05], probabilities: [0.5, 0.5], participants: 4).design()
        return try ContractPresentation(contract).page(
            from: ReportSource([], version: "accord test", runtime: .missing))
    }

    @Test func drawnChartsNeedNoProgram() throws {
        let painter = try #require(
            ChartPainter(environment: [
                "ACCORD_VEGA_SVG": "sed -e 's/.*/[]/' | python3 -c 'import json; print(json.dumps([\"<svg/>\"] * 8))'"
            ]))
        let page = try painter.drawn(page())
        #expect(page.hint == nil)
        let html = String(decoding: try page.html(), as: UTF8.self)
        #expect(html.matches(of: /<svg\/>/).count == 8)
        #expect(
            !html.contains("data-chart=") && !html.contains("unsafe-eval") && !html.contains("The charts are missing"))
    }

    @Test(arguments: [
        ("false", "failed (1)"), ("cat", "did not write a list"), ("echo '[\"a\"]'", "did not write a list"),
        ("no-such-program-anywhere", "failed (127)"),
        (
            "python3 -c 'import json; print(json.dumps([\"<script/>\"] * 8))'",
            "wrote what is no drawing: the element <script>"
        ),
    ])
    func whatFailsIsSaid(_ command: String, _ problem: String) throws {
        let painter = try #require(ChartPainter(environment: ["ACCORD_VEGA_SVG": command]))
        let error = #expect(throws: ChartPainterError.self) { try painter.drawn(page()) }
        #expect(error?.problem.hasPrefix(problem) == true, "\(String(describing: error))")
    }

    @Test func withoutTheVariableNothingIsDrawnBeforehand() {
        #expect(ChartPainter(environment: [:]) == nil)
        #expect(ChartPainter(environment: ["ACCORD_VEGA_SVG": ""]) == nil)
    }
}
