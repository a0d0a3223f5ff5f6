/// The rewards that go with given contributions.
///
/// Only the contributions enter the objective. The incentive constraints bound differences of rewards; with
/// t >= f_i + c_i m_i below and t <= T_i above, the feasible rewards form a lattice. Its greatest element is best for every
/// type at once and its least is least for every type.
enum RewardLattice: Sendable {
    /// Every class must be kept from posing as every other.
    case chain(RewardChain)
    /// Some classes cannot pose as some others.
    case graph(RewardGraph)

    /// Whether the differences that the incentive constraints ask for can be had at all, whatever the rewards' size: they
    /// always can in a chain whose rewards need not be whole multiples.
    var hasDifferences: Bool {
        switch self {
        case .chain(let chain): chain.hasDifferences
        case .graph(let graph): graph.hasDifferences
        }
    }

    /// Pool numbers by class, from 1: classes of one pool have one offer.
    var poolOfClass: [Int] {
        switch self {
        case .chain(let chain): chain.poolOfClass
        case .graph(let graph): graph.poolOfClass
        }
    }

    /// The least rewards that meet the outside options and the incentive constraints.
    var least: [Double] {
        switch self {
        case .chain(let chain): chain.least
        case .graph(let graph): graph.least
        }
    }

    /// The greatest rewards that meet the caps and the incentive constraints.
    var greatest: [Double] {
        switch self {
        case .chain(let chain): chain.greatest
        case .graph(let graph): graph.greatest
        }
    }
}
