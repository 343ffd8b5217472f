import ActivationMaps
import Evaluation
import Studies
import Testing

@Suite struct PlanDifferenceTests {
  private static func plan(_ change: (inout Parts) throws -> Void = { _ in }) throws -> StudyPlan {
    var parts = Parts()
    try change(&parts)
    return StudyPlan(
      version: parts.version, profile: parts.profile,
      settings: try ExperimentSettings(
        thresholds: parts.thresholds, consensus: parts.consensus, removalProtocol: parts.removalProtocol,
        removalPercentages: parts.percentages, groups: MethodGroups(parts.groups), seed: parts.seed,
        noiseStandardDeviation: parts.noise, ensemble: parts.ensemble, rivals: parts.rivals),
      methods: parts.methods, metrics: parts.metrics, ensembles: parts.ensembles, maps: parts.maps,
      networks: parts.networks, precision: parts.precision, pictures: parts.pictures,
      cases: [
        PlannedCase(name: "c", image: "c.png", path: "/c.png", imageHash: "f", className: "1", classIndices: [1])
      ], shardSize: parts.shardSize)
  }

  struct Parts {
    var version = "1"
    var profile: StudyProfile = .full
    var thresholds = [10.0, 100]
    var consensus: Consensus = .sum
    var removalProtocol: RemovalProtocol = .reference
    var percentages = [20.0, 40]
    var groups = [["grad-cam", "score-cam"], ["full-grad"]]
    var seed: UInt64 = 0
    var noise: Float = 0.01
    var ensemble: EnsembleFile?
    var rivals: [EnsembleFile] = []
    var methods = ["grad-cam", "score-cam", "full-grad"]
    var metrics: [String] = []
    var ensembles: [CaseExperiment.Search]?
    var maps: MapKeeping = .bytes
    var networks = [PlannedNetwork(name: "m", hash: "1")]
    var precision = "f32"
    var pictures = PlannedReading()
    var shardSize = 1
  }

  /// Each setting by itself: which it is, and from what to what.
  @Test func saysWhatFromWhatToWhat() throws {
    let cases: [((inout Parts) throws -> Void, String)] = [
      ({ $0.version = "2" }, "the program's version (1 → 2)"),
      ({ $0.precision = "bf16" }, "the precision (f32 → bf16)"),
      ({ $0.seed = 7 }, "the seed (0 → 7)"),
      ({ $0.thresholds = [2.5, 50] }, "the thresholds k (10 100 % → 2.5 50 %)"),
      ({ $0.consensus = .vote }, "the consensus (sum → vote)"),
      ({ $0.removalProtocol = .exact }, "the protocol (reference → exact)"),
      ({ $0.percentages = [30] }, "ROAD's percentages (20 40 → 30)"), ({ $0.noise = 0.5 }, "the noise (0.01 → 0.5)"),
      (
        { $0.groups = [["grad-cam"]] }, "the groups (grad-cam + score-cam; full-grad → grad-cam)"
      ),
      (
        { $0.ensemble = try EnsembleFile(members: ["grad-cam", "full-grad"], k: 30) },
        "the ensemble (none → grad-cam + full-grad, sum, k = 30 %)"
      ),
      (
        {
          $0.rivals = [EnsembleFile(.mean), try EnsembleFile(members: ["grad-cam", "full-grad"], weights: [1, 0.5])]
        },
        "the ensembles that are judged like methods (none → mean, learned-weights 1 0.5)"
      ),
      ({ $0.methods = ["full-grad"] }, "the methods (grad-cam, score-cam, full-grad → full-grad)"),
      ({ $0.metrics = ["deletion"] }, "the measures (none → deletion)"),
      (
        { $0.profile = .quick },
        "the profile (full → quick), the ensembles that are searched (groups, members, weights → none)"
      ),
      ({ $0.maps = .none }, "how maps are kept (bytes → none)"),
      ({ $0.pictures = PlannedReading(range: "minmax") }, "the range of pictures (auto → minmax)"),
      ({ $0.pictures = PlannedReading(page: 2) }, "the page of pictures (the first → 2)"),
      ({ $0.pictures = PlannedReading(slice: "z:3") }, "the slice of volumes (the middle one → z:3)"),
      ({ $0.pictures = PlannedReading(managesColours: true) }, "colour profiles (not applied → applied)"),
      ({ $0.shardSize = 3 }, "the size of the shards (1 → 3)"),
      (
        { $0.networks = [.init(name: "m", hash: "1", layers: ["r1"])] },
        "the layers of 'm' (the usual one → r1)"
      ),
      ({ $0.networks = [.init(name: "m", hash: "2")] }, "the network 'm' has changed"),
      ({ $0.networks = [.init(name: "m", hash: "1", model: "/elsewhere/m")] }, "the cases' order or paths"),
    ]
    let before = try Self.plan()
    for (change, words) in cases {
      #expect(PlanDifference(from: before, to: try Self.plan(change)).description == words)
    }
  }

  /// Of one name are several, known by their content.
  @Test func tellsNetworksOfOneName() throws {
    let before = try Self.plan { $0.networks = [.init(name: "m", hash: "1"), .init(name: "m", hash: "2")] }
    let after = try Self.plan {
      $0.networks = [.init(name: "m", hash: "2"), .init(name: "m", hash: "1", layers: ["a"])]
    }
    let difference = PlanDifference(from: before, to: after)
    #expect(difference.networks.isEmpty && difference.layers == ["'m' (the usual one → a)"])
    let fewer = PlanDifference(from: before, to: try Self.plan { $0.networks = [.init(name: "n", hash: "1")] })
    #expect(fewer.networks == ["n"] && fewer.removedNetworks == 2)
  }
}
