import Classifiers
import Execution
import Tensors

/// The networks that were asked last, ready to be asked again; a few, since each has programs of some hundred megabytes.
struct NetworkStock {
  private struct Kept {
    let question: NetworkQuestion
    let model: NetworkModel
    var explainer: Explainer?
    var predictor: Predictor?
  }

  /// The one that was asked last stands last.
  private var kept: [Kept] = []
  private let engine: Engine
  private let limits: Limits
  private let onRelease: @Sendable () -> Void

  static let most = 4

  /// - Parameter onRelease: called when a network had to make room.
  init(engine: Engine, limits: Limits, onRelease: @escaping @Sendable () -> Void) {
    self.engine = engine
    self.limits = limits
    self.onRelease = onRelease
  }

  /// The place of the network, which is read if it is not there.
  private mutating func place(of question: NetworkQuestion) async throws -> Int {
    if let place = kept.firstIndex(where: { $0.question == question }) {
      kept.append(kept.remove(at: place))
    } else {
      let model = try await question.loaded(within: limits, engine: engine)
      // Programs of one that goes are gone before others are made.
      if kept.count == Self.most {
        kept.removeFirst()
        onRelease()
      }
      kept.append(Kept(question: question, model: model))
    }
    return kept.count - 1
  }

  mutating func explainer(for question: NetworkQuestion) async throws -> Explainer {
    let place = try await place(of: question)
    if let explainer = kept[place].explainer { return explainer }
    let explainer = try Explainer(model: kept[place].model, layers: question.layers, engine: engine)
    kept[place].explainer = explainer
    return explainer
  }

  mutating func predictor(for question: NetworkQuestion) async throws -> Predictor {
    let place = try await place(of: question)
    if let predictor = kept[place].predictor { return predictor }
    let predictor = try Predictor(model: kept[place].model, engine: engine)
    kept[place].predictor = predictor
    return predictor
  }
}
