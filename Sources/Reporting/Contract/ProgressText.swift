import ContractDesign

extension BoundsStep {
    /// Where a solve stands, a line without its end.
    public var progress: String {
        "\(linearPrograms) linear programs, this concave version between \(lower.decimals(8)) and \(upper.decimals(8))"
    }
}

extension SearchStep {
    /// Where a search stands, a line without its end.
    public var progress: String {
        """
        \(nodes) boxes of contributions, \(open) open, optimum between \(lower.decimals(8)) and \(upper.decimals(8)), gap \
        \((upper - lower).significant(2))
        """
    }
}
