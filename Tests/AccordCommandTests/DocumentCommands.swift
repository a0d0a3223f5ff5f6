import TestSupport

/// Commands that between them write every kind of document, with each part that a document may have or lack.
struct DocumentCommands {
    private let folder: ScratchFolder

    /// Lays out the files that the commands read.
    init() throws {
        folder = try ScratchFolder()
        try folder.link("Data", to: RepositoryFiles.data(""))
        for (name, text) in Self.tables { try folder.write(name, text) }
    }

    /// Runs them all.
    /// - Returns: the files with what they wrote.
    func documents() async throws -> [(command: String, run: AccordRun, path: String)] {
        var documents: [(command: String, run: AccordRun, path: String)] = []
        for (number, command) in Self.lines.enumerated() {
            let run = try await accord(
                command.split(separator: " ").map(String.init) + ["--format", "json", "--quiet"], in: folder.path)
            documents.append((command, run, try folder.write("document-\(number + 1).json", bytes: run.output)))
            if let proof = command.firstMatch(of: /^design.* --proof (\S+)/) {
                documents.append((command, run, folder(String(proof.1))))
            }
        }
        return documents
    }

    private static let tables = [
        // Cannot come, and is left out.
        "third-verdict.csv": "state,probability\nguilty,0.3\ninnocent,0.7\nunknown,0\n",
        "idle.csv": "type,cost,probability\na,1000,1\n",
        // The first trains alone, the second says what it has, and both put values of their own on models.
        "own-terms.csv": "type,cost,probability,value,outside\na,0.2,0.5,2,\nb,0.04,0.5,0.5,30\n",
        // The costlier type owns all that it is asked for, the other may bring any amount.
        "owned.csv": "type,cost,probability,capacity\na,0.11,0.95,60\nb,0.1,0.05,\n",
        "owned-offers.csv": "type,contribution,reward\na,61,40\nb,100,60\n",
        "ranges.csv": "type,cost,probability,probability_low,probability_high\n"
            + "a,0.2,,0.1,0.6\nb,0.1,0.5,0,0.9\nc,0.05,0.1,,\n",
        "bare.csv": "type,cost\na,0.2\nb,0.1\n",
        "scenarios.csv": "type,likely,few good\nb,0.5,0.2\na,0.5,0.8\n",
        "own-idle.csv": "type,cost,probability,value\na,1000,1,2\n",
        "own-offers.csv": "type,contribution,reward\na,100,80\nb,100,80\n",
        // One part does not prove the bound of this one.
        "hinge-types.csv": "type,cost,probability\n1,0.9682,0.422\n2,0.1862,0.506\n3,0.0057,0.072\n",
        "curve.csv": "samples,performance\n10,0.3\n50,0.6\n200,0.8\n1000,0.9\n10000,0.95\n",
        // Promises of which nobody would keep the last.
        "wrong.json": wrong, "claim.json": claim,
        // Nobody can be given 90 of at most 100.
        "too-much.csv": "type,cost,probability,outside\na,0.2,0.5,90\nb,0.1,0.5,\n",
        // Too much at 3 parties, and some groups stay below the hinge.
        "hinge.csv": "type,cost,probability,outside\n1,1,0.2,25.6\n"
            + zip(2...5, [0.85, 0.7, 0.55, 0.4]).map { "\($0),\($1),0.2,\n" }.joined(),
        "idle-offers.csv": "type,contribution,reward\na,0,0\n",
        // A party of twice the quality at twice the cost counts as the other; 2 and 3 are no probabilities yet.
        "pair.csv": "type,cost,probability,quality\nnorth,0.1,2,1\n\"south \"\"x\"\", é\",0.2,3,2\n",
        "nothing.csv": "type,contribution,reward\nnorth,0,0\n\"south \"\"x\"\", é\",0,0\n",
        "left-out.csv": "type,cost,probability\na,0.9,0.1\nb,0.5,0.9\n",
        "rare.csv": "type,cost,probability\na,0.1,0.999999999\nb,0.05,1e-9\n",
        "apart.csv": "type,cost,probability,quality\na,1e-3,0.999999999,1e-3\nb,10,1e-9,1e6\n",
        "qualities.csv": "type,cost,probability,quality\n"
            + (1...6).map { "q\($0),0.5,1,\(Double($0) / 6)\n" }.joined(),
        // None trains alone, and a dozen of them just can together.
        "together.csv": "type,cost,probability\n" + (1...20).map { "t\($0),\(2 + 0.2 * Double($0)),1\n" }.joined(),
        // More than have all their incentive constraints listed.
        "many.csv": "type,cost,probability\n" + (1...501).map { "t\($0),\(0.05 + 0.001 * Double($0)),1\n" }.joined(),
        "many-offers.csv": "type,contribution,reward\n" + (1...501).map { "t\($0),0,0\n" }.joined(),
        "greedy.csv": "type,contribution,reward\n" + (1...5).map { "\($0),390,\($0 == 1 ? 200 : 86)\n" }.joined(),
        "rounded.csv": "type,contribution,reward\n" + (1...4).map { "\($0),391.9,85.15\n" }.joined()
            + "5,425.3931,86.4913\n",
        "curved.csv": """
        specialist,cost,revenue_family,family,fixed_cost
        a,1,log,level,0
        b,1,root,power,0.1
        """,
        "steep.csv": "specialist,cost,exponent\na,1,3\n", "square.csv": "specialist,cost\na,1\n",
        "crowd.csv": "specialist,cost\n" + (1...21).map { "s\($0),\($0)\n" }.joined(),
        // No share gives both something, and the third nothing ever.
        "one-sided.csv": "share,player,utility\n0,first,0\n0,second,1\n0,third,-0\n1,first,1\n1,second,0\n1,third,0\n",
        // A segment that ends where another one, better for all, begins.
        "open-above.csv": threePlayers { Double($0) / 6 },
        "open-below.csv": threePlayers { 1 - Double($0) / 6 },
        "told-apart.csv": "share,player,utility\n0,a,1\n0,b,1\n0,c,2\n1,a,1\n1,b,1\n1,c,1\n",
        "bare-pilot.csv": "samples,score\n10,0.2\n20,0.35\n40,0.52\n80,0.6\n160,0.66\n320,0.68\n",
        // All is learnt from the second size on.
        "step-pilot.csv": "samples,score,error\n10,0.2,0.01\n20,0.7,0.01\n40,0.7,0.01\n80,0.7,0.01\n160,0.7,0.01\n",
        // Never better than guessing.
        "worse-pilot.csv": "samples,score\n10,0.2\n20,0.25\n40,0.3\n80,0.3\n160,0.31\n320,0.3\n",
        "three-items.csv": "item,Ann,Bob,quick,careful\na,1,2,3,3\nb,5,4,4,1\nc,2,2,1,4\n",
        "weather.csv": "state,probability\nsun,0.5\nrain,0.5\n",
        "masses.csv": "user,mass\nann,2\nbob,0.5\n",
        "weather-payoffs.csv": """
        role,player,user,state,action,payoff
        user,ann,,sun,out,1
        user,ann,,sun,in,0
        user,ann,,rain,out,0
        user,ann,,rain,in,1
        user,bob,,sun,out,2
        user,bob,,sun,in,0
        user,bob,,rain,out,0
        user,bob,,rain,in,2
        provider,radio,,sun,out,1
        provider,radio,,sun,in,0
        provider,radio,,rain,out,1
        provider,radio,,rain,in,0
        provider,paper,,sun,out,0
        provider,paper,,sun,in,1
        provider,paper,,rain,out,0
        provider,paper,,rain,in,1
        """,
        // Opposite biases, which cancel where each counts alone, and not in their sum.
        "biased-payoffs.csv": """
        role,player,user,state,action,payoff
        user,ann,,sun,out,1
        user,ann,,sun,in,0
        user,ann,,rain,out,0
        user,ann,,rain,in,1
        provider,radio,,sun,out,3
        provider,radio,,sun,in,0
        provider,radio,,rain,out,2
        provider,radio,,rain,in,1
        provider,paper,,sun,out,0
        provider,paper,,sun,in,4
        provider,paper,,rain,out,0
        provider,paper,,rain,in,6
        """,
        // The radio tells ann everything, and nobody tells bob anything.
        "apart-profile.csv": """
        provider,user,state,signal,probability
        radio,ann,sun,yes,1
        radio,ann,rain,no,1
        paper,bob,sun,so it goes,1
        paper,bob,rain,so it goes,1
        """,
    ]

    private static let posed = """
        "problem": {"participants": 3, "conditioning": "own", "accuracy": ["exponential", 1, 0.01],
        "valuation": ["linear", 100], "types": [{"cost": 0.1, "probability": 0.5}, {"cost": 0.05, "probability": 0.5}]},
        "alone": [230.25850929940458, 299.57322735539907], "schema": "accord.proof/1"
        """

    private static let wrong = """
        {\(posed), "menu": [{"contribution": 200, "reward": 90}, {"contribution": 100, "reward": 99.9}],
        "claims": {"lower": 0.99, "upper": 0.991, "violation": 0},
        "tree": {"points": [[1, 1]], "objective": [0], "caps": [], "ir": [], "ic": []}}
        """

    /// Of a menu alone: that it keeps its promises, and what it performs at least.
    private static let claim = """
        {\(posed), "menu": [{"contribution": 231, "reward": 91}, {"contribution": 231, "reward": 91}],
        "claims": {"lower": 0.9, "violation": 0}}
        """

    private static let lines = contracts + proofs + plays + sweeps + bargains + competitions + fits + alignments

    private static let contracts = [
        "design Data/big-firms.csv --participants 10",
        "design Data/big-firms.csv --participants 4 --title Ours --consortium Firms",
        "design Data/big-firms.csv --participants 1",
        "design Data/big-firms.csv --participants 1e9",
        "design Data/big-firms.csv --participants 1e12 --engine laplace --reward-policy threshold",
        "design Data/big-firms.csv --participation poisson:8 --prefer coordinator",
        "design Data/big-and-small.csv --participation binomial:20,0.4 --conditioning own",
        "design Data/big-and-small.csv --participants 10 --reward-policy threshold --tolerance 1e-3",
        "design Data/big-firms.csv --participants 10 --relaxed --engine enumerate --accuracy power:0.95,2,0.5 "
            + "--valuation power:80,0.5",
        "design Data/big-firms.csv --participants 10 --engine laplace --accuracy exponential:1,0.01 "
            + "--valuation linear:1e9",
        "design Data/big-firms.csv --participants 10 --engine gauss",
        "design Data/small-parties.csv --participants 10 --time-limit 1e-6",
        "design Data/small-parties.csv --participants 10 --multiple 10",
        "design Data/small-parties.csv --participants 10 --multiple 10 --reward-multiple 0.5",
        "design idle.csv --participants 3",
        "design pair.csv --participants 3 --normalize --accuracy arctan:0.01",
        "design left-out.csv --participants 3",
        "design left-out.csv --participants 10",
        "design apart.csv --participants 1000 --accuracy bound:2,0.9 --valuation linear:1e6",
        "design qualities.csv --participants 10 --relaxed --normalize",
        "design own-terms.csv --participants 10",
        "design own-idle.csv --participants 1",
        "design too-much.csv --participants 10",
        "design too-much.csv --participants 10 --time-limit 1e-9",
        "design hinge.csv --participants 10",
        "design ranges.csv --participants 3 --conditioning own",
        "design Data/big-firms.csv --participation at-least:10 --conditioning own --probability-l1 0.2",
        "design ranges.csv --participants 3",
        "design ranges.csv --participants 3 --time-limit 1e-9",
        "design Data/big-firms.csv --participants 10 --probability-l1 0.2",
        "design bare.csv --scenarios scenarios.csv --participants 3",
        "design Data/big-firms.csv --participants 10 --accuracy-high bound:0.9",
        "design owned.csv --participants 4 --accuracy exponential:1,0.01 --conditioning own",
        "verify owned.csv --participants 4 --accuracy exponential:1,0.01 --conditioning own --menu owned-offers.csv",
        "verify Data/big-firms.csv --participants 10 --menu rounded.csv --multiple 0.5",
        "design Data/university-and-hospital.csv --participants 10 --pilot Data/pilots/mnist-logreg.csv --baseline 0.1",
        "design Data/university-and-hospital.csv --participants 10 --pilot Data/pilots/digits-lda.csv --baseline 0.1 "
            + "--family power --weights errors --level 0.8 --keep-all --trust prediction --validation-rows 500 "
            + "--outside-curve fit",
        "design Data/university-and-hospital.csv --participants 1 --pilot Data/pilots/mnist-logreg.csv",
        "design Data/university-and-hospital.csv --participants 10 --pilot Data/pilots/mnist-logreg.csv --family mmf "
            + "--trust fit --outside-curve lower --weights equal",
        "design Data/university-and-hospital.csv --participants 10 --pilot Data/pilots/mnist-logreg.csv --family weibull",
        "design Data/university-and-hospital.csv --participants 10 --pilot Data/pilots/mnist-logreg.csv "
            + "--family exponential",
        "design too-much.csv --participants 10 --pilot Data/pilots/mnist-logreg.csv",
        "verify own-terms.csv --participants 10 --menu own-offers.csv",
        "verify too-much.csv --participants 10 --menu own-offers.csv",
        "verify Data/big-firms.csv --participants 10 --menu greedy.csv",
        "verify Data/big-firms.csv --participation poisson:10 --menu greedy.csv --engine laplace",
        "verify Data/big-firms.csv --participants 10 --menu rounded.csv --rounding 0.01",
        "verify Data/big-firms.csv --participants 10 --menu greedy.csv --engine gauss",
        "verify Data/big-firms.csv --participants 10 --menu rounded.csv --time-limit 1e-6",
        "verify pair.csv --participants 3 --normalize --menu nothing.csv",
        "verify idle.csv --participants 1 --menu idle-offers.csv",
        "verify many.csv --participants 1 --normalize --menu many-offers.csv",
    ]

    private static let proofs = [
        "design Data/big-firms.csv --participants 10 --proof firms.json",
        "verify --proof firms.json",
        "verify --proof wrong.json",
        "verify --proof claim.json",
        "design hinge-types.csv --participation at-least:3 --proof hinge-proof.json",
        "design own-terms.csv --participation poisson:4 --conditioning own --valuation power:100,0.5 "
            + "--proof own-terms-proof.json",
        "design pair.csv --participation binomial:5,0.5 --normalize --accuracy arctan:0.01 --proof pair-proof.json",
        "design owned.csv --participants 4 --accuracy exponential:1,0.01 --conditioning own --proof owned-proof.json",
        "design Data/big-firms.csv --participants 10 --accuracy-high bound:0.9 --proof band-proof.json",
        "design bare.csv --scenarios scenarios.csv --participants 3 --proof scenario-proof.json",
        "design own-terms.csv --participants 10 --accuracy table:curve.csv --proof table-proof.json",
        "design Data/university-and-hospital.csv --participants 10 --pilot Data/pilots/mnist-logreg.csv --baseline 0.1 "
            + "--proof pilot-proof.json",
    ]

    private static let plays = [
        "simulate Data/small-parties.csv --participants 10 --draws 100 --time-limit 1e-6",
        "deliver Data/big-firms.csv --participants 10 --came 5=10",
        "deliver Data/big-firms.csv --participants 10 --came 1=4 --came 5=6 --menu greedy.csv "
            + "--reward-policy threshold",
        "deliver Data/big-firms.csv --participation poisson:3 --came 1=0",
        "deliver own-terms.csv --participants 10 --came a=4 --came b=6",
        "simulate own-terms.csv --participants 10 --draws 100 --away a",
        "welfare own-terms.csv --participants 10",
        "simulate Data/big-firms.csv --participants 10 --draws 2000 --seed 18446744073709551615",
        "simulate Data/big-firms.csv --participants 10 --draws 2000 --lie 5=1:0.5 --away 2:0.1 "
            + "--reward-policy threshold",
        "simulate Data/big-firms.csv --participants 10 --draws 1 --menu greedy.csv",
        "simulate Data/university-and-hospital.csv --participants 10 --draws 50 --pilot Data/pilots/mnist-logreg.csv "
            + "--baseline 0.1 --curves 5",
        "simulate rare.csv --participants 2 --draws 1",
        "welfare Data/big-firms.csv --participants 10",
        "welfare Data/big-firms.csv --participants 1e6",
        "welfare Data/small-parties.csv --participation poisson:4",
        "welfare Data/big-firms.csv --participants 10 --engine gauss",
        "welfare Data/big-firms.csv --participants 10 --known-types skip",
        "welfare together.csv --participants 12 --normalize",
    ]

    /// A billion parties cannot be enumerated: that case fails.
    private static let sweeps = [
        "sweep Data/two-types-sweep.csv --shard 1/100",
        "sweep --types Data/big-firms.csv --grid participants=4 --engine gauss",
        "sweep --types Data/big-firms.csv --grid participants=4,1e9 --engine enumerate",
        "sweep --types Data/big-firms.csv --grid participants=10,1e6 --prefer coordinator --conditioning own",
        "sweep --types Data/big-firms.csv --grid participants=4 --known-types skip",
        "sweep --types own-terms.csv --grid participants=4,10",
        "sweep --types owned.csv --grid participants=4,10 --accuracy exponential:1,0.01",
        "sweep --types too-much.csv --grid participants=4,10",
        "sweep --types too-much.csv --grid participants=4 --time-limit 1e-9",
        "sweep --types together.csv --grid participants=12 --normalize",
        "sweep --types qualities.csv --grid participants=10,1 --normalize --relaxed",
    ]

    private static func threePlayers(at share: (Int) -> Double) -> String {
        let rows = [[1, 6, 2], [3, 5, 0], [2, 4, 4], [5, 1, 3], [4, 4, 1], [6, 0, 5], [0, 5, 5]]
        return "share,player,utility\n"
            + rows.enumerated().flatMap { k, row in
                zip("abc", row).map { "\(share(k)),\($0),\($1)\n" }
            }.joined()
    }

    private static let bargains = [
        "bargain Data/one-specialist.csv --generalist-cost 1",
        "bargain Data/one-specialist.csv --generalist-cost 1 --disagreement generalist=10 --grid generalist-cost=1,2",
        "bargain Data/three-specialists.csv --generalist-cost 1e-3",
        "bargain Data/free-riders.csv --generalist-cost 1 --generalist-exponent 3",
        "bargain Data/bought-in.csv --generalist-cost 1",
        "bargain Data/either-or.csv --generalist-cost 1",
        "bargain Data/nearly-linear.csv --generalist-cost 1",
        "bargain Data/same-ladder.csv --generalist-cost 1",
        "bargain curved.csv --generalist-cost 2",
        "bargain crowd.csv --generalist-cost 1",
        "bargain Data/bought-in.csv --generalist-cost 1 --per-domain",
        "bargain Data/one-specialist.csv --generalist-cost 1 --per-domain",
        "bargain Data/one-specialist.csv --generalist-cost 1 --disagreement generalist=0.05 --weights generalist=3",
        "bargain --utilities Data/utilities.csv",
        "bargain --utilities Data/utilities.csv --reading polyline --disagreement hospital=1 --weights hospital=2",
        "bargain --utilities one-sided.csv --weights third=0",
        "bargain --utilities one-sided.csv --weights first=0,second=0",
        "bargain --utilities open-above.csv --reading polyline",
        "bargain --utilities open-below.csv --reading polyline",
        "bargain --utilities told-apart.csv",
        "bargain steep.csv --generalist-cost 2 --generalist-exponent 3",
        "bargain square.csv --generalist-cost 1 --floor 0.1",
        "bargain square.csv --generalist-cost 1 --floor 0.45",
        "bargain square.csv --generalist-cost 1 --floor 0.5,0.4",
        "bargain square.csv --generalist-cost 1 --floor 0.9,0.45",
        "bargain square.csv --generalist-cost 1 --floor 1.2",
        "bargain Data/three-specialists.csv --generalist-cost 1 --per-domain",
        "bargain square.csv --generalist-cost 1 --grid cost.a=1e-50,1,10 --grid revenue.a=1,1e100 --grid fixed_cost.a=0,9",
        "bargain square.csv --generalist-cost 1 --grid cost.a=1,9 --disagreement a=0.1,generalist=0.1",
    ]

    private static let alignments = [
        "align Data/ratings.csv",
        "align three-items.csv --provider quick --provider careful --seed 3",
    ]

    private static let fits = [
        "fit Data/pilots/mnist-logreg.csv --baseline 0.1",
        "fit Data/pilots/digits-lda.csv --baseline 0.1 --weights errors --at 500,1000 --anchor 800",
        "fit bare-pilot.csv --family mmf --weights equal --level 0.5",
        "fit step-pilot.csv --family weibull",
        "fit worse-pilot.csv --baseline 0.5 --family power",
        "fit bare-pilot.csv --family exponential --keep-all",
    ]

    private static let competitions = [
        "--prior Data/compete/trial-prior.csv --payoffs Data/compete/trial-payoffs.csv",
        "--prior Data/compete/trial-prior.csv --payoffs Data/compete/prosecutor-payoffs.csv",
        "--prior third-verdict.csv --payoffs Data/compete/trial-payoffs.csv",
        "--prior Data/compete/trial-prior.csv --payoffs Data/compete/trial-payoffs.csv "
            + "--profile Data/compete/trial-profile.csv",
        "--prior Data/compete/trial-prior.csv --payoffs Data/compete/trial-payoffs.csv "
            + "--evidence Data/compete/trial-evidence.csv",
        "--prior Data/compete/even-prior.csv --payoffs Data/compete/advisers-payoffs.csv",
        "--prior Data/compete/even-prior.csv --payoffs Data/compete/silent-payoffs.csv --precision 5",
        "--prior weather.csv --payoffs weather-payoffs.csv --masses masses.csv --profile apart-profile.csv "
            + "--precision 0.5",
        "--prior Data/compete/trial-prior.csv --payoffs Data/compete/trial-payoffs.csv --leave-out 2 --dynamics",
        "--prior Data/compete/trial-prior.csv --payoffs Data/compete/prosecutor-payoffs.csv --dynamics "
            + "--increment 0.1 --leave-out 1",
        "--prior Data/compete/even-prior.csv --payoffs Data/compete/silent-payoffs.csv --anonymous-equilibria",
        "--prior weather.csv --payoffs biased-payoffs.csv --leave-out 2",
    ].map { "compete " + $0 }
}
