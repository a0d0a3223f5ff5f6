/// An engine that can close a gap which the problem in two parts leaves.
protocol SearchingEngine: ExpectationEngine {
    /// Closes what gap it can on the menus whose common level is below `level`.
    func close(_ certification: inout Certification<Self>, below level: Double) throws(ContractError)
}
