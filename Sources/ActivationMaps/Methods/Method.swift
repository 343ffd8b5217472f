import Tensors

/// One way to make a class activation map.
///
///     let map = try Method.gradCAM.map(of: record)  // [h, w], not scaled
public struct Method: Sendable {
  /// The name on the command line and in files, such as `grad-cam`.
  public let slug: String
  /// What it does, in a line.
  public let summary: String
  /// Who described it, and when.
  public let source: String
  private let compute: @Sendable (ActivationRecord) throws -> Tensor

  init(
    _ slug: String, summary: String, source: String, map: @escaping @Sendable (ActivationRecord) throws -> Tensor
  ) {
    self.slug = slug
    self.summary = summary
    self.source = source
    compute = map
  }

  /// The map before scaling: `[h, w]`, finite, of any sign and range.
  ///
  /// - Throws: `ActivationMapError` if numbers overflow; never for an all-zero map.
  public func map(of record: ActivationRecord) throws -> Tensor {
    let map = try compute(record)
    guard map.isFinite else {
      throw ActivationMapError(
        .notFinite, "the map overflows: activations or gradients are too large for 32-bit numbers",
        context: ["method": slug])
    }
    return map
  }

  /// Every method, in the order in which tables list them.
  public static let all: [Method] = [
    gradCAM, gradCAMPlusPlus, gradCAMElementwise, hiResCAM, xGradCAM, layerCAM, eigenCAM, eigenGradCAM,
  ]
}

extension Method {
  /// Methods by their slugs, each once, in the order named; `all` stands for every method.
  ///
  /// - Throws: `ActivationMapError` with the nearest names.
  public static func named(_ slugs: [String]) throws -> [Method] {
    var result: [Method] = []
    for slug in slugs.flatMap({ $0.split(separator: ",").map(String.init) }) {
      let matching = slug == "all" ? all : all.filter { $0.slug == slug }
      guard !matching.isEmpty else {
        let known = all.map(\.slug)
        throw ActivationMapError(
          .unknownMethod,
          "there is no method '\(slug)'" + NearestNames.hint(for: slug, among: known)
            + "; known are all, \(known.joined(separator: ", "))")
      }
      for method in matching where !result.contains(where: { $0.slug == method.slug }) { result.append(method) }
    }
    return result
  }
}
