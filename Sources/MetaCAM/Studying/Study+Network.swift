import Classifiers
import Execution
import Failures
import FoundationEssentials
import Studies
import Tensors

extension Study {
  /// A network as a study knows it.
  public struct Network: Sendable {
    /// The network itself.
    public let model: NetworkModel
    /// What the plan keeps of it.
    public let planned: PlannedNetwork

    /// A network that was read already.
    /// - Parameters:
    ///   - model: the network, as it was read.
    ///   - file: the name or path that the network is read by again, and the file of its weights.
    ///   - name: what it is called in results.
    ///   - layers: that maps are made from; none for the network's own choice.
    public init(
      _ model: NetworkModel, file: (model: String, weights: String?), name: String, layers: [String] = []
    ) throws {
      self.model = model
      planned = PlannedNetwork(
        name: name, hash: try model.contentHash(), model: Self.lasting(file.model),
        weights: file.weights.map(Self.lasting), layers: layers, weightBytes: model.weightBytes,
        inputPixels: model.inputPixels, classCount: model.labels.count,
        hasProbabilities: model.task.likelihood == .probability ? nil : false)
    }

    /// The same of a network that is asked what is only known now.
    private init(_ model: NetworkModel, as known: PlannedNetwork) {
      self.model = model
      planned = PlannedNetwork(
        name: known.name, hash: known.hash, model: known.model, weights: known.weights, layers: known.layers,
        weightBytes: known.weightBytes, inputPixels: known.inputPixels, classCount: model.labels.count,
        hasProbabilities: model.task.likelihood == .probability ? nil : false)
    }

    /// The same with what its pictures are compared with, of a network of embeddings.
    /// - Parameters:
    ///   - question: what it is asked.
    ///   - engine: makes embeddings of texts and pictures.
    ///   - limits: how large a network of texts or a picture may be.
    /// - Throws: as `NetworkModel.comparing`.
    public func comparing(
      by question: PlannedQuestion, engine: Engine, limits: Limits = .usual
    ) async throws -> Network {
      Network(try await question.compared(model, engine: engine, limits: limits), as: planned)
    }

    /// Each network once, however often and by whatever path it is named.
    ///
    /// - Parameters:
    ///   - chosen: names or files of networks, each with the file of its weights where it has one of its own.
    ///   - layers: that maps are made from; none for each network's own choice.
    ///   - question: what they are asked; with texts or other pictures in it, see `comparing(by:engine:limits:)`.
    ///   - limits: how large a network may be.
    ///   - onNote: called with what a reader should know: networks that are one and the same.
    /// - Throws: as `NetworkModel.init`.
    public static func read(
      _ chosen: [(name: String, weights: String?)], layers: [String] = [], question: PlannedQuestion = .init(),
      limits: Limits = .usual, onNote: (Note) -> Void = { _ in }
    ) throws -> [Network] {
      let choice = try question.networkChoice()
      let all = try chosen.map { name, weights in
        let model = try NetworkModel(named: name, weights: weights, network: choice, limits: limits)
        let isAmbiguous = chosen.count { $0.name == name } > 1
        return try Network(
          model, file: (name, weights), name: isAmbiguous ? weights.map { "\(name) with \($0)" } ?? name : name,
          layers: layers)
      }
      let networks = all.eachOnce(by: \.planned.hash)
      for network in networks {
        let names = all.filter { $0.planned.hash == network.planned.hash }.map { "'\($0.planned.name)'" }
        guard names.count > 1 else { continue }
        onNote(Note("\(names.joined(separator: ", ")) are one network, by their content; it counts once"))
      }
      return networks
    }

    /// A plan's network, read again.
    ///
    /// - Throws: as `NetworkModel.init`; `StudyError` if it is not what was planned with.
    init(_ planned: PlannedNetwork, asked question: PlannedQuestion, limits: Limits) throws {
      self.planned = planned
      model = try Study.model(planned, asked: question, limits: limits)
      guard try model.contentHash() == planned.hash else {
        throw StudyError(
          .otherResults, "the network has changed since the study was planned",
          remedy: "plan anew with \(.option(.resumes))",
          context: ["network": planned.name])
      }
    }

    /// A path that serves from any folder; a built-in model's name stays as it is.
    static func lasting(_ name: String) -> String {
      guard !name.hasPrefix("/"), FileManager.default.fileExists(atPath: name) else { return name }
      return "\(FileManager.default.currentDirectoryPath)/\(name)"
    }
  }
}
