import ActivationMaps
import Classifiers
import Execution
import Failures
import Imaging
import Studies
import Tensors

/// Inputs that have gone through the network, and wait for their maps: the gradients of several are run at once, the maps
/// are made one input after another.
struct SeenBatch {
  /// An input that has gone through the network.
  struct Seen: Sendable {
    let input: NetworkInput
    let pass: Recorder.ForwardPass
  }

  private let explainer: Explainer
  private let seen: [Seen]
  /// Of each input: the classes, and those of them that are named, not the likeliest ones only.
  private let classes: [[Int]]
  private let named: [Set<Int>]
  private let options: ExplanationOptions
  private let log: RunLog
  private var gradients: GradientSeries

  /// - Throws: `ModelError` for an unknown class.
  init(_ seen: [Seen], _ explainer: Explainer, _ options: ExplanationOptions, _ log: RunLog) throws {
    self.explainer = explainer
    let asked = try seen.map { try $0.pass.scores.asking(options.classes) }
    self.seen = zip(seen, asked).map { Seen(input: $0.input, pass: $0.pass.read(as: $1.scores)) }
    self.options = options
    self.log = log
    classes = asked.map(\.indices)
    named = asked.map(\.named)
    let questions = zip(self.seen, classes).map { seen, classes in
      classes.map { Recorder.Question(seen.pass, classIndex: $0) }
    }
    // Of augmented variants each input has a series of its own.
    gradients = explainer.gradients(of: options.augmentationSmooth ? [] : questions, options, log)
  }

  /// - Throws: `ExecutionError` or `ActivationMapError` if numbers are not finite; `DifferentiationError` where an operator
  ///   has no gradient; the engine's errors.
  mutating func explanation(
    ofInput place: Int, onMap: (Method) -> Void, onMade: (ClassMap) -> Void = { _ in }
  ) async throws -> Explanation {
    let (seen, classes) = (seen[place], classes[place])
    let made: (maps: [ClassMap], records: [LayerRecord])
    if options.augmentationSmooth {
      let variants = Augmentation.all.map { $0.applied(to: seen.pass.imageNCHW).slice(0) }
      let passes = try await explainer.recorder.forward(Tensor.stacked(variants), change: "aug-smooth", log: log)
        .map { $0.read(as: PictureScores(output: $0.scores.output, reading: seen.pass.scores.reading)) }
      let questions = classes.flatMap { classIndex in passes.map { Recorder.Question($0, classIndex: classIndex) } }
      var ofVariants = explainer.gradients(of: [questions], options, log)
      made = try await maps(of: passes, Augmentation.all, classes, &ofVariants, input: 0, onMap, onMade)
    } else {
      let identity = Augmentation(isMirrored: false, factor: 1)
      made = try await maps(of: [seen.pass], [identity], classes, &gradients, input: place, onMap, onMade)
    }
    let scores = seen.pass.scores
    let ofClasses = classes.flatMap {
      MapWarning.about(
        classIndex: $0, scores: scores.tensor.elements,
        probability: scores.likelihood == .probability ? scores.probability($0) : nil,
        isNamed: named[place].contains($0))
    }
    let ofScores = scores.remarks.flatMap { remark in
      classes.map { MapWarning(classIndex: $0, text: remark) }
    }
    let ofMaps = made.maps.flatMap { map in
      map.notes.map { MapWarning(classIndex: map.classIndex, method: map.method, text: $0) }
    }
    let warnings = (ofScores + ofClasses + ofMaps).map { $0.about(scores.reading.words(for: $0.classIndex)) }
    return Explanation(
      input: seen.input, scores: scores, maps: made.maps, warnings: warnings,
      records: made.records)
  }

  /// - Parameter gradients: the questions of `input` are those of each class, variant by variant.
  private func maps(
    of passes: [Recorder.ForwardPass], _ augmentations: [Augmentation], _ classes: [Int],
    _ gradients: inout GradientSeries, input: Int, _ onMap: (Method) -> Void, _ onMade: (ClassMap) -> Void
  ) async throws -> (maps: [ClassMap], records: [LayerRecord]) {
    let runs = passes.map { pass in explainer.scorers.map { $0.runs(of: pass, log: log) } }
    let identity = Augmentation(isMirrored: false, factor: 1)
    var result: (maps: [ClassMap], records: [LayerRecord]) = ([], [])
    for (number, classIndex) in classes.enumerated() {
      var questions: [(question: ClassQuestion, augmentation: Augmentation)] = []
      for variant in passes.indices {
        let answer = try await gradients.answer(ofInput: input, question: number * passes.count + variant)
        let question = try ClassQuestion(
          explainer.recorder, tokens: explainer.model.tokens, answer, runs[variant], options, log)
        questions.append((question, augmentations[variant]))
      }
      if options.keepsRecords, let plain = questions.first(where: { $0.augmentation == identity })?.question {
        result.records += zip(explainer.layers, plain.records).map {
          LayerRecord(classIndex: classIndex, layer: $0.name, record: $1)
        }
      }
      var made: [ClassMap] = []
      for method in options.madeMethods {
        onMap(method)
        let map = try await map(of: questions, classIndex, by: method)
        onMade(map)
        made.append(map)
      }
      result.maps += made.filter { map in options.methods.contains { $0.slug == map.method } }
      if let ensemble = options.ensemble {
        result.maps.append(
          try await made.combined(by: ensemble, classIndex) { [explainer, log] masks in
            // Of several variants, what is combined is the mean over them: it belongs to the first, the picture itself.
            try await explainer.probabilities(of: passes[0], classIndex: classIndex, maskedBy: masks, log: log)
          })
      }
    }
    return result
  }

  /// The mean over the variants.
  private func map(
    of questions: [(question: ClassQuestion, augmentation: Augmentation)], _ classIndex: Int, by method: Method
  ) async throws -> ClassMap {
    let compiled = log.seconds(of: "compile")
    let clock = ContinuousClock()
    let start = clock.now
    let made = try await questions.asyncMap { question, _ in
      try await question.map(by: method, eigenSmooth: options.eigenSmooth)
    }
    let map = Tensor.mean(zip(questions, made).map { $0.augmentation.undone(on: $1.map) })
    let seconds = (clock.now - start).seconds - (log.seconds(of: "compile") - compiled)
    let notes = await questions.asyncMap { await $0.question.notes(on: method) }
    return ClassMap(
      classIndex: classIndex, method: method.slug, map: map, ofLayer: made.count == 1 ? made[0].ofLayer : nil,
      seconds: max(0, seconds),
      notes: Set(notes.joined()).sorted() + MapWarning.texts(about: map))
  }
}

extension [ClassMap] {
  /// The ensemble's map of the members' maps.
  fileprivate func combined(
    by ensemble: EnsembleFile, _ classIndex: Int, probabilities: Ensemble.Probabilities
  ) async throws -> ClassMap {
    let ranked = Dictionary(try map { ($0.method, try RankedMap($0.map)) }) { first, _ in first }
    let map = try await ensemble.map(of: ranked, probabilities: probabilities).map
    let members = filter { ensemble.methods.contains($0.method) }
    return ClassMap(
      classIndex: classIndex, method: EnsembleFile.slug, map: map, ofLayer: nil,
      seconds: members.reduce(0) { $0 + $1.seconds },
      notes: MapWarning.texts(about: map))
  }
}
