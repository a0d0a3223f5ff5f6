const table = (heading, ...rows) => ({ heading: heading.split(","), rows: rows.map((row) => row.split(",")) });

/** What the page opens with: five kinds of firms, ten parties, and a small example of each other game. */
export const example = () => ({
  design: {
    types: table("type,cost,probability", "1,0.2,0.2", "2,0.16,0.2", "3,0.12,0.2", "4,0.08,0.2", "5,0.04,0.2"),
    participation: { kind: "fixed", count: "10", rate: "0.8" },
    accuracy: { family: "bound", parameters: ["1", "1"], high: "" },
    points: table("samples,performance", "0,0", "50,0.5", "200,0.7", "1000,0.85", "10000,0.9"),
    scenarios: null,
    concave: false,
    pilot: null,
    baseline: "0",
    trust: "lower",
    valuation: { family: "linear", scale: "100", exponent: "1" },
    terms: {
      conditioning: "at-least-one",
      prefer: "parties",
      rewardPolicy: "proportional",
      multiple: "",
      rewardMultiple: "",
      probabilityL1: "",
      tolerance: "1e-8",
      relaxed: false,
      normalize: false,
    },
  },
  verify: {
    menu: table("type,contribution,reward", "1,390,85", "2,390,85", "3,390,85", "4,390,85", "5,425,86.4"),
  },
  bargain: {
    specialists: table("specialist,cost", "law,1", "medicine,1", "music,1"),
    generalistCost: "1",
    generalistExponent: "2",
    perDomain: false,
  },
  compete: {
    prior: table("state,probability", "guilty,0.3", "innocent,0.7"),
    payoffs: table(
      "role,player,user,state,action,payoff",
      "user,judge,,guilty,convict,1",
      "user,judge,,guilty,acquit,0",
      "user,judge,,innocent,convict,0",
      "user,judge,,innocent,acquit,1",
      "provider,prosecutor,,guilty,convict,1",
      "provider,prosecutor,,guilty,acquit,0",
      "provider,prosecutor,,innocent,convict,1",
      "provider,prosecutor,,innocent,acquit,0",
      "provider,defender,,guilty,convict,0",
      "provider,defender,,guilty,acquit,1",
      "provider,defender,,innocent,convict,0",
      "provider,defender,,innocent,acquit,1",
    ),
    precision: "",
    leaveOut: "",
    dynamics: false,
  },
});
