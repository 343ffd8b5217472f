import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Failures
import Imaging
import ModelReaders
import Tensors

/// An audit under way: the pictures with the trained network's maps, and what was run.
struct RunningAudit {
  /// A picture with its class and the trained network's maps.
  struct Case {
    let picture: AuditPicture
    let classIndex: Int
    let probability: Double
    let trained: AuditMaps
    let explanation: Explanation
  }

  let auditor: Auditor
  let log: RunLog
  private(set) var cases: [Case] = []
  var weights: RandomisedWeights
  /// Networks other than the one that is audited.
  private(set) var networkCount = 0
  private(set) var notes: [String] = []
  var exhibits = AuditResult.Exhibits()
  private let onStep: @Sendable (Auditor.Step) -> Void
  private var done = 0
  private let total: Int

  var subjects: [AuditSubject] { auditor.subjects }
  var model: NetworkModel { auditor.explainer.model }
  private var engine: Engine { auditor.explainer.programs.engine }

  /// - Parameter stepsOfPicture: how many steps a picture takes; nil for those of a whole audit.
  init(
    _ auditor: Auditor, _ pictures: [AuditPicture], stepsOfPicture: Int? = nil, log: RunLog,
    onStep: @Sendable @escaping (Auditor.Step) -> Void
  ) async throws {
    self.auditor = auditor
    self.log = log
    self.onStep = onStep
    weights = RandomisedWeights(of: auditor.explainer.model.classifier, seed: auditor.options.seed)
    let depths = AuditOptions.depths(layerCount: weights.layers.count, stageCount: auditor.options.stageCount)
    // Two randomisations, which share the head where they begin with it; the trained maps, another class, a rerun, a shifted
    // input, noise, JPEG, four shifts, and ROAD; a second network.
    let randomised = 2 * depths.count - (depths.contains(1) ? 1 : 0)
    total = pictures.count * (stepsOfPicture ?? randomised + 11 + (auditor.other == nil ? 0 : 1))
    let maker = maker(auditor.explainer)
    for picture in pictures {
      begin("maps of \(picture.name)")
      do {
        let (made, explanation) = try await maker.maps(of: picture.input, classIndex: picture.classIndex)
        let classIndex = picture.classIndex ?? made.likeliestClass
        cases.append(
          Case(
            picture: picture, classIndex: classIndex,
            probability: made.scores.probability(classIndex),
            trained: made, explanation: explanation))
      } catch let error as any ContextualError {
        throw error.adding(["picture": picture.name])
      }
    }
    exhibits.trained = cases.prefix(AuditResult.Exhibits.mostPictures).map {
      ($0.picture.name, $0.picture.input.view, $0.trained.maps)
    }
    for subject in subjects {
      let count = cases.count { $0.trained.maps[subject.slug]?.isConstant ?? true }
      guard count > 0 else { continue }
      notes.append("\(subject.slug): the maps of \(count) picture(s) are constant and say nothing; they are left out")
    }
  }

  /// A step begins.
  mutating func begin(_ label: String) {
    onStep(Auditor.Step(label: label, done: min(done, total), total: total))
    done += 1
  }

  func maker(_ explainer: Explainer) -> AuditMaps.Maker {
    AuditMaps.Maker(explainer: explainer, subjects: subjects, seed: auditor.options.seed, log: log)
  }

  /// The audited network with another classifier in its place. What is compiled of it goes with it.
  mutating func explainer(of classifier: Classifier) throws -> Explainer {
    networkCount += 1
    return try Explainer(model: model.replacing(classifier), layers: auditor.layers, engine: engine.withoutCache)
  }

  /// The trained network's map; nil where it says nothing.
  func trained(_ slug: String, _ index: Int) -> Tensor? {
    cases[index].trained.maps[slug].flatMap { $0.isConstant ? nil : $0 }
  }

  /// How like the maps are to the trained network's, by method and picture.
  func likeness(_ made: [AuditMaps?]) -> [String: [MapLikeness]] {
    likeness { slug, index in
      guard let trained = trained(slug, index), let map = made[index]?.maps[slug] else { return [] }
      return [(trained, map)]
    }
  }

  /// By method, of all pairs of maps that are named.
  func likeness(_ pairs: (_ slug: String, _ picture: Int) -> [(Tensor, Tensor)]) -> [String: [MapLikeness]] {
    Dictionary(
      subjects.map { subject in
        let all = cases.indices.flatMap { pairs(subject.slug, $0) }
        return (subject.slug, all.map { MapLikeness($0, $1) })
      }
    ) { first, _ in first }
  }

  /// A finding for each method and control.
  func findings(
    _ verdict: (_ slug: String) -> (AuditVerdict, [AuditResult.Measure], [String])
  ) -> [AuditResult.Finding] {
    subjects.map { subject in
      let (verdict, measures, notes) = verdict(subject.slug)
      return AuditResult.Finding(method: subject.slug, verdict: verdict, measures: measures, notes: notes)
    }
  }

  /// The test does not apply to any method.
  func notApplicable(_ test: AuditTest, _ reason: String) -> AuditResult.Section {
    AuditResult.Section(test: test, findings: findings { _ in (.notApplicable, [], []) }, notes: [reason])
  }
}

extension MapLikeness {
  /// As an audit's tables have it.
  var measures: [AuditResult.Measure] {
    [.init("SSIM", structural), .init("Spearman", rank), .init("HOG", gradient)]
  }
}
