import ContractDesign
import Dispatch
import Foundation

/// Many cases, each solved once, on all cores at the same time.
struct ConcurrentMeasurement: Encodable {
    var contracts: Int
    var certified = 0
    /// Cases that threw.
    var failed = 0
    var largestGap = 0.0
    /// From the first type to the last contract, wall clock.
    var seconds: Double
    var cores: Int
    var peakMegabytes: Double

    init(_ cases: [Case]) {
        let collected = Collected()
        let clock = ContinuousClock()
        let start = clock.now
        DispatchQueue.concurrentPerform(iterations: cases.count) { index in
            collected.add(try? cases[index].design())
        }
        seconds = (clock.now - start) / .seconds(1)
        contracts = cases.count
        cores = ProcessInfo.processInfo.activeProcessorCount
        peakMegabytes = PeakMemory.megabytes
        for contract in collected.contracts {
            guard let contract else {
                failed += 1
                continue
            }
            if contract.status == .certified { certified += 1 }
            largestGap = max(largestGap, contract.performance.gap)
        }
    }

    private final class Collected: @unchecked Sendable {
        private let lock = NSLock()
        private(set) var contracts: [Contract?] = []

        func add(_ contract: Contract?) {
            lock.withLock { contracts.append(contract) }
        }
    }
}
