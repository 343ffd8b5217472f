import Failures
import Studies
import Tensors

extension Sweep {
  /// A network as a sweep knows it.
  public struct Network: Sendable {
    public let model: NetworkModel
    public let planned: PlannedNetwork

    /// - Parameter name: what it is called in results.
    public init(_ model: NetworkModel, name: String) throws {
      self.model = model
      planned = PlannedNetwork(name: name, hash: try model.contentHash())
    }

    /// Each network once, however often and by whatever path it is named.
    ///
    /// - Parameter chosen: names or files of networks, each with the file of its weights where it has one of its own.
    /// - Throws: as `NetworkModel.init`.
    public static func read(
      _ chosen: [(name: String, weights: String?)], limits: Limits = .usual
    ) throws -> [Network] {
      try chosen.map { name, weights in
        let model = try NetworkModel(named: name, weights: weights, limits: limits)
        let isAmbiguous = chosen.count { $0.name == name } > 1
        return try Network(model, name: isAmbiguous ? weights.map { "\(name) with \($0)" } ?? name : name)
      }.eachOnce(by: \.planned.hash)
    }
  }
}
