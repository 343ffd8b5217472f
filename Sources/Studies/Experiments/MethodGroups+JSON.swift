import ActivationMaps
import Files

extension MethodGroups {
  /// From JSON: a list of lists of slugs.
  ///
  ///     [["grad-cam", "grad-cam++"], ["score-cam"]]
  /// - Throws: `ActivationMapError`.
  public init(json: some Sequence<UInt8>) throws(ActivationMapError) {
    let decoded: [[String]]
    do { decoded = try JSONText.decoded([[String]].self, from: Array(json)) } catch {
      throw ActivationMapError(
        .invalidGroups,
        #"groups are a list of lists of methods, such as [["grad-cam", "grad-cam++"], ["score-cam"]], in JSON"#)
    }
    try self.init(decoded)
  }
}
