import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Failures
import Files
import Imaging
import Studies
import Tensors

/// Computes a study's items by one network: reads the picture, makes the maps, and runs what the plan's profile asks for.
struct NetworkStudyWorker: StudyWorker {
  let explainer: Explainer
  let plan: StudyPlan
  let methods: [Method]
  let metrics: [Metric]
  let reading: PictureReading
  let target: ScoreTarget
  let limits: Limits
  let log: RunLog

  init(_ explainer: Explainer, plan: StudyPlan, limits: Limits, log: RunLog) throws {
    self.explainer = explainer
    self.plan = plan
    methods = try Method.named(plan.methods)
    metrics = try Metric.named(plan.metrics)
    reading = try plan.pictures.reading()
    target = try plan.question?.scoreTarget() ?? .logit
    self.limits = limits
    self.log = log
  }

  var notes: [Note] { explainer.notes }

  func compute(_ item: StudyItem, onStep: @Sendable (String) -> Void) async throws -> ComputedCase {
    let input = try input(of: item)
    if let picture = input.wholePicture {
      for box in item.planned.boxes { try box.check(width: picture.width, height: picture.height) }
    }
    let choice = item.words.map { ClassChoice($0) } ?? item.classIndex.map(explainer.model.choice(ofClass:))
    let outcome: EnsembleOutcome
    do {
      outcome = try await ensemble(for: item).explain(
        input, classes: [choice ?? .likeliest(1)], name: item.planned.name, path: item.planned.image,
        modelName: item.model,
        searches: plan.profile == .maps ? nil : plan.searches, metrics: metrics, log: log, onStep: onStep)[0]
    } catch let error as any ContextualError {
      throw error.about(picture: item.planned.image)
    }
    let maps =
      methods.compactMap { method in outcome.members[method.slug].map { (name: method.slug, map: $0) } }
      + outcome.rivals
    let chosen = CaseResult.ChosenMap.allCases.compactMap { kind in
      outcome.chosen[kind].map { (name: kind.rawValue, map: $0) }
    }
    // The range that was taken is a choice of the plan; that colours are foreign is known of the picture alone.
    let reading = outcome.scores.reading
    let classified = outcome.result.ofClass(
      item.words == nil ? reading.classIndex(of: outcome.result.classIndex) : item.classIndex ?? 0,
      likeliest: reading.classIndex(of: outcome.result.likeliestClass))
    let remarks = input.hasForeignColours ? [Image.foreignColourRemark] : []
    let result = classified.warned(remarks).located(
      try MapLocalisation.all(
        of: maps + chosen, boxes: item.planned.boxes.compactMap { $0.seen(in: input) }, seed: plan.settings.seed))
    guard plan.maps != .none else { return ComputedCase(result: result, writeMaps: nil) }
    let (keeping, key) = (StudyMaps(keeping: plan.maps), try plan.key(of: item))
    return ComputedCase(result: result) { path in
      try keeping.write(maps, key: key, id: item.id, to: path)
    }
  }

  private func ensemble(for item: StudyItem) -> EnsembleExplainer {
    EnsembleExplainer(
      explainer: explainer, settings: plan.settings, methods: methods, target: target, imageHash: item.planned.imageHash
    )
  }

  /// What a picture is, if it is no file with bytes in it.
  private static func fault(_ error: any Error) -> String {
    guard let error = error as? FileError else { return "the picture cannot be read: \(error)" }
    return switch error.code {
    case .notFound: "there is no such picture"
    case .isDirectory: "the picture is a folder"
    case .empty: "the picture's file is empty"
    case .notPermitted: "the picture may not be read; check its permissions"
    default: "the picture cannot be read: \(error.message)"
    }
  }

  /// Of the picture that was planned with, and no other.
  private func input(of item: StudyItem) throws -> NetworkInput {
    let planned = item.planned
    let context: FailureContext = ["image": planned.image]
    let bytes: [UInt8]
    do { bytes = try MappedFile(path: planned.path).withBytes { Array($0) } } catch {
      throw StudyError(.noPicture, Self.fault(error), context: context)
    }
    guard planned.hasPicture else {
      throw StudyError(
        .otherResults, "the picture was not there, or not to be read, when the study was planned",
        remedy: "plan anew with \(.option(.resumes))", context: context)
    }
    guard bytes.withUnsafeBytes({ SHA256.hexadecimal(of: $0) }) == planned.imageHash else {
      throw StudyError(
        .otherResults, "the picture has changed since the study was planned",
        remedy: "plan anew with \(.option(.resumes))",
        context: context)
    }
    do {
      return try item.input(decoding: bytes, as: reading, for: explainer.model, limits: limits)
    } catch let error as any ContextualError {
      throw error.adding(context)
    }
  }
}
