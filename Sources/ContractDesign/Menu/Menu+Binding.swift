extension Menu {
    /// Names, for each offer, the constraints whose slack is at most `slack` value units.
    /// - Complexity: O(I^2).
    mutating func markBinding(slack: Double) {
        let temptations = Temptations(self)
        let byCost = offers.indices.sorted { (offers[$0].type.effectiveCost, $0) < (offers[$1].type.effectiveCost, $1) }
        var place = [Int](repeating: 0, count: offers.count)
        for (rank, i) in byCost.enumerated() { place[i] = rank }
        for i in offers.indices {
            var binding: [Constraint] = []
            if offers[i].relativeUtility - offers[i].relativeOutsideOption <= slack {
                binding.append(.individualRationality)
            }
            for j in offers.indices
            where j != i && temptations.canPose(i, as: j) && temptations.gain(of: i, posingAs: j) >= -slack {
                if offers[j].pool != offers[i].pool || abs(place[i] - place[j]) == 1 {
                    binding.append(.incentive(posingAs: offers[j].type.name))
                }
            }
            if offers[i].cap - offers[i].reward <= slack { binding.append(.performanceCap) }
            if let capacity = offers[i].type.capacity, offers[i].contribution >= capacity { binding.append(.capacity) }
            if offers[i].contribution == 0 { binding.append(.nonnegativity) }
            offers[i].binding = binding
        }
    }
}
