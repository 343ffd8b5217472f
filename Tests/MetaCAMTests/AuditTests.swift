import ActivationMaps
import Evaluation
import Execution
import Files
import Graphs
import MetaCAM
import Synchronization
import Tensors
import TestSupport
import Testing

@Suite struct AuditTests {
  private static func model(seed: UInt64 = 4, _ side: Int = 48) throws -> NetworkModel {
    var network = SmallNetwork(seed: seed, side: side)
    try network.convolution(8, bias: true, name: "first")
    try network.relu("relu")
    try network.pooling(name: "pool")
    try network.convolution(12, bias: true, name: "second")
    try network.relu("layer")
    try network.classify(5)
    return try NetworkModel(network.graph)
  }

  private static func pictures(
    _ model: NetworkModel, against other: NetworkModel? = nil, count: Int = 2, boxes: [PictureBox] = []
  ) throws -> [AuditPicture] {
    try (0..<count).map { index in
      try AuditPicture(
        .random(seed: UInt64(index), side: 60), name: "noise \(index)", boxes: boxes, model: model, against: other)
    }
  }

  private static func audit(
    _ methods: [Method], controls: [AuditSubject] = [.edges], stages: Int = 3, against other: NetworkModel? = nil,
    boxes: [PictureBox] = [], onStep: @Sendable @escaping (Auditor.Step) -> Void = { _ in }
  ) async throws -> AuditResult {
    let (model, engine) = (try model(), try Engine())
    let auditor = try Auditor(
      explainer: Explainer(model: model, engine: engine), methods: methods, controls: controls,
      against: other.map { try Explainer(model: $0, engine: engine) },
      options: AuditOptions(seed: 1, stageCount: stages, version: "test"))
    return try await auditor.audit(pictures(model, against: other, boxes: boxes), onStep: onStep)
  }

  /// What knows no network fails whatever asks for parameters or the class, and passes what asks for sameness. So does a
  /// method of one's own that is broken alike.
  @Test func whatIgnoresTheNetworkFails() async throws {
    let broken = AuditSubject(control: "darkness", summary: "how dark the picture is") { input in
      let view = input.view
      return Tensor(
        shape: [view.height, view.width],
        elements: (0..<view.width * view.height).map { 255 - Float(view.pixels[$0 * 3]) })
    }
    let result = try await Self.audit([.gradCAM], controls: [.edges, broken])
    #expect(result.methods == ["grad-cam"] && result.controls == ["sobel-edges", "darkness"])
    for section in result.sections {
      for control in result.controls {
        let verdict = section.verdict(of: control)
        switch section.test.slug {
        case AuditTest.cascade.slug, AuditTest.independent.slug, AuditTest.labels.slug:
          #expect(verdict == .fail, "\(control), \(section.test.slug)")
        case AuditTest.repeatability.slug: #expect(verdict == .pass)
        // A constant that is added to the tensor does not change the view.
        case AuditTest.inputShift.slug: #expect(verdict == .pass)
        default: break
        }
      }
    }
    #expect(result.passedControls.isEmpty)
    for stage in result.cascade + result.independent {
      #expect(stage.likeness["darkness"]?.rank == 1 && stage.likeness["darkness"]?.structural == 1)
    }
  }

  @Test func readsEachPictureOnce() throws {
    let model = try Self.model()
    let path = Fixtures.path("images/grey-8.png")
    #expect(AuditInputs.areList(["cases.csv"]) && !AuditInputs.areList(["cat.PNG"]))
    #expect(!AuditInputs.areList(["cases.csv", "cat.png"]))
    let (pictures, notes) = try AuditInputs.pictures([path, path], class: .index(3)).read(for: model)
    #expect(pictures.map(\.name) == ["grey-8.png"] && pictures[0].classIndex == 3 && notes.isEmpty)
    #expect(try AuditInputs([path, path]).read(for: model).pictures.map(\.classIndex) == [nil])
    let unknown = AuditInputs.pictures([path], class: .named("no such class"))
    #expect(throws: (any Error).self) { try unknown.read(for: model) }
    #expect(throws: FileError.self) { try AuditInputs(["nowhere.csv"]).read(for: model) }
  }

  /// The sanity check is the end of the cascade and the test of the class, to the last number.
  @Test func checksSanityAsAnAuditDoes() async throws {
    let methods: [Method] = [.gradCAM, .eigenCAM]
    let whole = try await Self.audit(methods, stages: 1)
    let steps = Mutex<[Auditor.Step]>([])
    let auditor = try Auditor(
      explainer: Explainer(model: Self.model(), engine: Engine()), methods: methods, options: AuditOptions(seed: 1))
    let pictures = try Self.pictures(auditor.explainer.model)
    let tests = try await auditor.sanityCheck(of: pictures) { step in steps.withLock { $0.append(step) } }
    #expect(tests.map(\.test.slug) == [AuditTest.cascade.slug, AuditTest.labels.slug])
    for test in tests {
      let same = try #require(whole.sections.first { $0.test.slug == test.test.slug })
      #expect(test.findings.map(\.method) == same.findings.map(\.method))
      #expect(test.findings.map(\.verdict) == same.findings.map(\.verdict))
      #expect(test.findings.map { $0.measures.map(\.value) } == same.findings.map { $0.measures.map(\.value) })
    }
    #expect(steps.withLock { $0.map(\.done) } == Array(0..<3 * pictures.count))
    #expect(steps.withLock { $0.allSatisfy { $0.total == 3 * pictures.count } })
    await #expect(throws: MetaCAMError.self) { try await auditor.sanityCheck(of: []) }
  }

  /// Eigen-CAM does not look at the class, nor behind its layer: the head may be what it likes.
  @Test func findsEigenCAMOut() async throws {
    let result = try await Self.audit([.eigenCAM, .gradCAM])
    func section(_ test: AuditTest) throws -> AuditResult.Section {
      try #require(result.sections.first { $0.test.slug == test.slug })
    }
    #expect(try section(.labels).verdict(of: "eigen-cam") == .fail)
    #expect(try section(.independent).verdict(of: "eigen-cam") == .fail)
    #expect(try section(.repeatability).verdict(of: "eigen-cam") == .pass)
    // The first stage is the head alone.
    #expect(result.cascade[0].layer == "logits" && result.cascade[0].layerCount == 1)
    #expect(result.cascade[0].likeness["eigen-cam"]?.structural == 1)
    #expect(result.cascade.map(\.layerCount) == [1, 2, 3])
    #expect(result.independent.map(\.layer) == ["logits", "second", "first"])
    #expect((result.cascade[0].likeness["grad-cam"]?.rank ?? 1) < 0.999)
    // The maps of hidden layers do not see a shift that the first bias takes away.
    for method in ["eigen-cam", "grad-cam"] { #expect(try section(.inputShift).verdict(of: method) == .pass) }
  }

  /// Full-Grad multiplies by the input, and Score-CAM masks it: neither is invariant to a shift of it.
  @Test func findsWhatDependsOnTheInputsZero() async throws {
    let result = try await Self.audit([.fullGrad, .gradCAM], stages: 1)
    let section = try #require(result.sections.first { $0.test.slug == AuditTest.inputShift.slug })
    #expect(section.verdict(of: "full-grad") == .fail)
    #expect(section.verdict(of: "grad-cam") == .pass)
  }

  @Test func theSameSeedGivesTheSameAudit() async throws {
    let (a, b) = (try await Self.audit([.gradCAM], stages: 2), try await Self.audit([.gradCAM], stages: 2))
    // A file's name, which is another one each time, is no number.
    func numbers(_ result: AuditResult) throws -> String {
      try result.json().replacing(result.network.name, with: "network")
    }
    #expect(try numbers(a) == numbers(b))
    #expect(try a.json().contains("\"cascading-randomisation\""))
  }

  /// A network agrees with itself, and boxes are what localisation needs.
  @Test func comparesWithASecondNetworkAndBoxes() async throws {
    let box = try PictureBox(left: 10, top: 10, width: 20, height: 30)
    let result = try await Self.audit([.gradCAM], stages: 1, against: Self.model(), boxes: [box])
    func verdict(_ test: AuditTest) -> AuditVerdict? {
      result.sections.first { $0.test.slug == test.slug }?.verdict(of: "grad-cam")
    }
    #expect(verdict(.reproducibility) == .pass)
    #expect(verdict(.localisation) == .pass || verdict(.localisation) == .fail)
    let without = try await Self.audit([.gradCAM], stages: 1)
    for test in [AuditTest.reproducibility, .localisation] {
      let section = try #require(without.sections.first { $0.test.slug == test.slug })
      #expect(section.verdict(of: "grad-cam") == .notApplicable && !section.notes.isEmpty)
    }
    // Rows for comparison have no verdict.
    let road = try #require(result.sections.first { $0.test.slug == AuditTest.removal.slug })
    #expect(road.findings.map(\.method) == ["grad-cam", "sobel-edges", "centre-gaussian", "random"])
    #expect(road.verdict(of: "random") == nil)
  }

  @Test func saysHowFarItIs() async throws {
    let steps = StepList()
    _ = try await Self.audit([.gradCAM], stages: 2) { steps.append($0) }
    let all = steps.all
    #expect(all.count == all.first?.total)
    #expect(all.map(\.done) == Array(all.indices))
  }

  @Test func writesTheReport() async throws {
    let result = try await Self.audit([.gradCAM], stages: 2)
    let folder = TemporaryFile(ending: "")
    try AtomicFile.makeFolder(folder.path)
    let files = try AuditReport(result, command: "metacam audit …").write(to: folder.path)
    #expect(files.map { $0.split(separator: "/").last.map(String.init) } == AuditReport.files)
    let html = String(decoding: try MappedFile(path: files[0]).withBytes { Array($0) }, as: UTF8.self)
    for test in AuditTest.all {
      for text in [test.title, test.shortTitle] { #expect(html.contains(text), "\(text)") }
    }
    #expect(html.contains(result.network.hash) && html.contains("does not show"))
    let pdf = try MappedFile(path: files[1]).withBytes { Array($0.prefix(5)) }
    #expect(pdf == Array("%PDF-".utf8))
    withExtendedLifetime(folder) {}
  }

  @Test func refusesWhatCannotBeAudited() async throws {
    let (model, engine) = (try Self.model(), try Engine())
    let explainer = try Explainer(model: model, engine: engine)
    #expect(throws: EvaluationError.self) {
      try Auditor(explainer: explainer, methods: [.gradCAM], options: AuditOptions(stageCount: 0))
    }
    let auditor = try Auditor(explainer: explainer, methods: [.gradCAM])
    await #expect(throws: MetaCAMError.self) { try await auditor.audit([]) }
    let unknown = try AuditPicture(.random(seed: 1), name: "noise", classIndex: 5, model: model)
    await #expect(throws: MetaCAMError.self) { try await auditor.audit([unknown]) }
    #expect(throws: EvaluationError.self) {
      try AuditPicture(
        .random(seed: 1, side: 40), name: "noise", boxes: [PictureBox(left: 30, top: 0, width: 20, height: 5)],
        model: model)
    }
  }

  @Test func depthsAreEven() {
    // Reached by what the stages say of a network of three layers above; here the limits alone.
    for (layers, stages) in [(1, 12), (2, 1), (5, 5), (50, 12)] {
      let depths = AuditOptions.depths(layerCount: layers, stageCount: stages)
      #expect(depths.last == layers && depths.count <= stages && Set(depths).count == depths.count)
      #expect(depths == depths.sorted() && (depths.count == 1 || depths[0] == 1))
    }
  }
}

/// What steps there were, in their order.
private final class StepList: Sendable {
  private let steps = Mutex<[Auditor.Step]>([])
  var all: [Auditor.Step] { steps.withLock { $0 } }
  func append(_ step: Auditor.Step) { steps.withLock { $0.append(step) } }
}
