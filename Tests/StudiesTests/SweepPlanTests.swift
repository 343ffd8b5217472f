import ActivationMaps
import Studies
import Testing

@Suite struct SweepPlanTests {
  private static func plan(cases: Int = 5, networks: [PlannedNetwork]) throws -> SweepPlan {
    SweepPlan(
      version: "1", settings: try ExperimentSettings(thresholds: [10, 100], groups: MethodGroups([["grad-cam"]])),
      networks: networks, precision: "f32",
      cases: (0..<cases).map { index in
        .init(
          name: "c\(index)", image: "c\(index).png", imageHash: "\(index)", className: "1",
          classIndices: networks.indices.map { $0 + index })
      })
  }

  private static let ofOneName: [PlannedNetwork] = [
    .init(name: "x/n.onnx", hash: "0123456789"), .init(name: "y/n.onnx", hash: "9876543210"),
  ]

  /// Network by network, and within it in the list's order, with each network's own class.
  @Test func ordersItems() throws {
    let items = try Self.plan(networks: Self.ofOneName).items
    #expect(items.map(\.networkIndex) == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    #expect(items.map(\.caseIndex) == [0, 1, 2, 3, 4, 0, 1, 2, 3, 4])
    #expect(items.map(\.classIndex) == [0, 1, 2, 3, 4, 1, 2, 3, 4, 5])
  }

  /// Two files of one name are two networks: in the names of files, and where results are shown.
  @Test func tellsNetworksOfOneNameApart() throws {
    #expect(try Self.plan(cases: 2, networks: [Self.ofOneName[0]]).items.map(\.id) == ["c0", "c1"])
    let items = try Self.plan(cases: 2, networks: Self.ofOneName).items
    #expect(
      items.map(\.id) == ["n.onnx-01234567.c0", "n.onnx-01234567.c1", "n.onnx-98765432.c0", "n.onnx-98765432.c1"])
    #expect(items.map(\.model) == ["x/n.onnx", "x/n.onnx", "y/n.onnx", "y/n.onnx"])
    // Of one name altogether, and of hashes that begin alike.
    let alike = try Self.plan(
      cases: 1, networks: [.init(name: "n", hash: "0123456789ab"), .init(name: "n", hash: "0123456789ac")])
    try alike.check()
    #expect(alike.items.map(\.id) == ["n-0123456789ab.c0", "n-0123456789ac.c0"])
    #expect(alike.items.map(\.model) == ["n (0123456789ab)", "n (0123456789ac)"])
  }

  /// The key follows what a number depends on, and neither paths nor other networks.
  @Test func keysFollowTheContent() throws {
    let plan = try Self.plan(networks: Self.ofOneName)
    let keys = try plan.items.map { try plan.key(of: $0) }
    #expect(Set(keys).count == plan.items.count)
    #expect(keys.allSatisfy { $0.count == 64 })
    let moved = try Self.plan(
      networks: [.init(name: "elsewhere.onnx", hash: Self.ofOneName[1].hash)] + [Self.ofOneName[0]])
    // The classes stand by network, and the first case has class 0 by the first one here.
    let item = moved.items(ofNetwork: 0)[1]
    #expect(item.classIndex == plan.items(ofNetwork: 1)[0].classIndex)
    let same = try #require(plan.items(ofNetwork: 0).first { $0.classIndex == 1 })
    #expect(try moved.key(of: item) != plan.key(of: same))
    let renamed = SweepPlan(
      version: "1", settings: plan.settings, networks: [.init(name: "z", hash: "9876543210")], precision: "f32",
      cases: plan.cases.map {
        .init(
          name: $0.name, image: "z/" + $0.image, imageHash: $0.imageHash, className: "other",
          classIndices: [$0.classIndices[1]])
      })
    #expect(try renamed.items.map { try renamed.key(of: $0) } == Array(keys.suffix(5)))
    for other in [
      SweepPlan(version: "2", settings: plan.settings, networks: plan.networks, precision: "f32", cases: plan.cases),
      SweepPlan(version: "1", settings: plan.settings, networks: plan.networks, precision: "bf16", cases: plan.cases),
      SweepPlan(
        version: "1", settings: plan.settings, networks: plan.networks, precision: "f32", likePillow: true,
        cases: plan.cases),
    ] { #expect(try Set(other.items.map { try other.key(of: $0) }).isDisjoint(with: keys)) }
  }

  /// Every item is in exactly one part, in the plan's order, and parts are alike in size.
  @Test(arguments: [1, 2, 3, 7, 10, 11, 1000, Int.max])
  func partsHoldEachItemOnce(count: Int) throws {
    let plan = try Self.plan(networks: Self.ofOneName)
    let numbers = count > 1000 ? Array(1...20) + [count] : Array(1...count)
    let parts = try numbers.map { plan.items(of: try SweepPart($0, of: count)) }
    #expect(parts.flatMap { $0 } == plan.items)
    let sizes = parts.map(\.count)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    #expect(plan.items(of: .whole) == plan.items)
  }

  @Test(arguments: [(0, 1), (2, 1), (-1, 3), (1, 0), (1, -1), (.max, 1)])
  func refusesOtherParts(number: Int, count: Int) {
    let error = #expect(throws: StudyError.self) { try SweepPart(number, of: count) }
    #expect(error?.code == .invalidPart)
  }

  @Test func refusesPlansThatCannotBeCarriedOut() throws {
    let plan = try Self.plan(networks: Self.ofOneName)
    func with(_ networks: [PlannedNetwork], _ cases: [PlannedCase]) -> SweepPlan {
      SweepPlan(version: "1", settings: plan.settings, networks: networks, precision: "f32", cases: cases)
    }
    func named(_ name: String, _ classes: [Int] = [1, 1]) -> PlannedCase {
      .init(name: name, image: "i", imageHash: "0", className: "1", classIndices: classes)
    }
    try plan.check()
    let networks = plan.networks
    for (other, text) in [
      (with([], plan.cases), "no network"), (with(networks, []), "no case"),
      (with([networks[0], networks[0]], plan.cases), "twice"), (with(networks, [named("a", [1])]), "one class"),
      (with(networks, [named("a"), named("a")]), "one name"), (with([networks[0]], [named("", [1])]), "no file"),
      (with([networks[0]], [named("a/b", [1])]), "no file"),
      (with((0...256).map { .init(name: "n", hash: "\($0)") }, [named("a")]), "256 networks"),
    ] {
      let error = #expect(throws: StudyError.self) { try other.check() }
      #expect(error?.code == .invalidPlan)
      #expect(error?.message.contains(text) == true, "\(error?.message ?? "")")
    }
  }
}
