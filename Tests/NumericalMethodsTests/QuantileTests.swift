import Foundation
import NumericalMethods
import Testing

/// Distributions against scipy 1.17 and closed forms.
@Suite struct QuantileTests {
    @Test func incompleteGamma() {
        for (a, x, expected) in [
            (0.5, 0.1, 0.34527915398142317), (0.5, 8, 0.9999366575163338), (4.5, 3, 0.26008170790534624),
            (4.5, 12, 0.9956986891564992), (50, 45, 0.24680203440017026), (50, 80, 0.9998692160234086),
            (1000, 1010, 0.6276789447369947),
        ] {
            #expect(abs(IncompleteGamma.lower(a, x) - expected) < 2e-13 * expected, "\(a) \(x)")
        }
        // Shape 1 is exponential.
        for x in [1e-9, 0.1, 1, 1.9, 2.1, 30] {
            #expect(abs(IncompleteGamma.lower(1, x) + expm1(-x)) < 1e-15)
        }
        #expect(IncompleteGamma.lower(3, 0) == 0)
        #expect(IncompleteGamma.lower(3, .infinity) == 1)
    }

    @Test func digamma() {
        for (x, expected) in [
            (0.5, -1.9635100260214235), (1, -0.5772156649015329), (4.5, 1.388870926359529), (10, 2.251752589066721),
            (123.4, 4.8113737751162775),
        ] {
            #expect(abs(IncompleteGamma.digamma(x) - expected) < 1e-13, "\(x)")
        }
    }

    @Test func chiSquared() {
        for (p, k, expected) in [
            (0.9, 1.0, 2.705543454095404), (0.5, 1, 0.454936423119572), (0.99, 1, 6.6348966010212145),
            (0.95, 4, 9.487729036781154), (0.1, 10, 4.865182051925328), (0.999, 3, 16.26623619623813),
        ] {
            #expect(abs(ChiSquared.quantile(p, degrees: k) - expected) < 1e-12 * expected, "\(p) \(k)")
        }
        // Two degrees are exponential.
        #expect(abs(ChiSquared.quantile(0.7, degrees: 2) + 2 * log(0.3)) < 1e-13)
        #expect(ChiSquared.quantile(0, degrees: 2) == 0)
    }

    @Test func incompleteBeta() {
        for (x, a, b, expected) in [
            (0.1, 0.5, 0.5, 0.20483276469913345), (0.9, 2, 3, 0.9963), (0.5, 30, 40, 0.8857998873233515),
            (0.001, 0.5, 8, 0.09913017826819938),
        ] {
            #expect(abs(IncompleteBeta.regularised(x, 1 - x, a, b) - expected) < 1e-13, "\(x) \(a) \(b)")
        }
        #expect(abs(IncompleteBeta.regularised(0.3, 0.7, 1, 4) - (1 - pow(0.7, 4))) < 1e-15)
    }

    @Test func student() {
        for (p, k, expected) in [
            (0.9, 1.0, 6.313751514675037), (0.9, 2, 2.9199855803537242), (0.9, 7, 1.8945786050900062),
            (0.95, 30, 2.0422724563012378), (0.5, 3, 0.7648923284043444), (0.9, 1000, 1.6463788172854643),
            (0.99993665, 5, 12.281124650736542),
        ] {
            #expect(abs(StudentT.halfWidth(p, degrees: k) - expected) < 1e-11 * expected, "\(p) \(k)")
        }
        // One degree is Cauchy's.
        #expect(abs(StudentT.halfWidth(0.8, degrees: 1) - tan(0.4 * Double.pi)) < 1e-12)
    }
}
