import ActivationMaps
import Evaluation
import Failures
import Figures
import Imaging
import MetaCAM
import ModelReaders
import NIOHTTP1
import Studies
import Tensors

extension PageContext {
  /// Maps as files.
  var exportRoutes: [Route] {
    [
      Route(
        .GET, "exports", "Maps as a file: a picture, a figure, or numbers",
        Question.parameters(options) + [
          Parameter("methods", .choices(Method.all.map(\.slug)), "the methods", usual: "grad-cam"),
          Parameter("format", .choice(Export.types.map(\.format)), "of the file", usual: "png"),
          Parameter(
            "colourMap", .choice(ColourMap.all.map(\.slug)), "the colours of the map", usual: ColourMap.jet.slug),
          Parameter("opacity", .number(0...1), "how much of the map shows", usual: "0.5"),
          Parameter("threshold", .number(1...100), "the top k percent that are shown", usual: "100"),
          Parameter(
            "consensus", .choice(["none"] + Consensus.allCases.map(\.rawValue)),
            "shows the methods' common map instead of theirs", usual: "none"),
        ], answer: .file(Export.types.map(\.type), isTagged: false), problems: [.serviceUnavailable], run: exports)
    ]
  }

  private func exports(_ call: Call) async throws -> Response {
    let question = try await question(call)
    let methods = try Method.named(call.list("methods") ?? ["grad-cam"])
    let failures = WarningList()
    let maps = try await MapMaking(context: self, question: question, methods: methods, client: call.client).make {
      if case .failure(let method, let problem) = $0 { failures.add(["\(method): \(problem.detail)"]) }
    }
    if let failure = failures.texts.first { throw Problem(.unprocessableEntity, "no-map", failure) }
    let overlay = Overlay(
      colourMap: ColourMap.all.first { $0.slug == call.text("colourMap") } ?? .jet,
      opacity: Float(call.number("opacity") ?? 0.5))
    let threshold = call.number("threshold") ?? 100
    let consensus = call.text("consensus").flatMap(Consensus.init)
    let equal: EqualCall.Kind =
      consensus.map {
        .ensemble(
          removalProtocol: RemovalProtocol.reference.rawValue, consensus: $0.rawValue, seed: 0, threshold: threshold)
      } ?? .maps
    let command = options.commandLine(question.equalCall(equal, methods: methods.map(\.slug)))
    let format = call.text("format") ?? "png"
    let (export, bytes) = try await pictures.queue.run(for: call.client) {
      let common = try consensus.map { try Export.Common($0, of: maps, percent: threshold) }
      let export = Export(
        question: question, maps: maps, common: common, overlay: overlay, threshold: threshold, command: command,
        version: options.version)
      return (export, try export.bytes(format))
    }
    let type = Export.types.first { $0.format == format }?.type ?? "application/octet-stream"
    return .bytes(
      bytes, type: type, ["Content-Disposition": Export.disposition(export.fileName(format))])
  }
}

/// Some maps of a question as one file.
struct Export: Sendable {
  /// What several maps have in common, at the threshold.
  struct Common: Sendable {
    let consensus: Consensus
    let map: StoredMap

    /// - Throws: `ActivationMapError`, `StudyError`.
    init(_ consensus: Consensus, of maps: [StoredMap], percent: Double) throws {
      self.consensus = consensus
      let ranked = try ExperimentSettings(consensus: consensus)
        .map(of: maps.map { try RankedMap($0.map) }, threshold: percent)
      map = try StoredMap(
        id: "", method: "metacam", map: ranked.map, seconds: maps.map(\.seconds).reduce(0, +), warnings: [])
    }
  }

  let question: Question
  /// Those of the methods, in the methods' order.
  let maps: [StoredMap]
  /// Nil where each map is shown by itself.
  let common: Common?
  let overlay: Overlay
  /// In percent.
  let threshold: Double
  let command: String?
  let version: String

  static let types: [(format: String, type: String)] = [
    ("png", "image/png"), ("svg", "image/svg+xml"), ("safetensors", "application/octet-stream"),
    ("json", "application/json"),
  ]

  /// - Throws: `ImagingError`, `FigureError`, `ModelError`, `ActivationMapError`.
  func bytes(_ format: String) throws -> [UInt8] {
    switch format {
    case "svg": try grid().encoded(as: .svg)
    case "safetensors": try numbers()
    case "json": Array(try description().text.utf8)
    default: drawn.count == 1 ? try picture(drawn[0]).png() : try grid().encoded(as: .png, pixelsPerPoint: 2)
    }
  }

  private var drawn: [StoredMap] { common.map { [$0.map] } ?? maps }

  private func shown(_ map: StoredMap) throws -> Tensor {
    // The common map has its threshold already.
    threshold == 100 || common != nil
      ? map.map : try AdaptiveThreshold.thresholded(RankedMap(map.map), percent: threshold).map
  }

  /// As `Overlay` draws it everywhere.
  private func picture(_ map: StoredMap) throws -> Image {
    if let volume = question.input.volume { return try volume.sheet(map: shown(map), by: overlay) }
    return try overlay.drawn(shown(map), over: question.input.view)
  }

  private func grid() throws -> HeatMapGrid {
    HeatMapGrid(
      rows: [threshold == 100 ? "map" : "top \(threshold) %"],
      columns: try drawn.map { HeatMapGrid.Column(title: $0.method, tiles: [Tile(image: try picture($0))]) },
      scale: overlay.colourMap)
  }

  private var stem: String {
    let name = ShownText.fileName(question.picture.name)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Named as the program names them in its files.
  private func numbers() throws -> [UInt8] {
    try SafetensorsFile.bytes(
      [
        ("\(stem)/input", question.input.tensorNCHW),
        ("\(stem)/logits", question.scores.tensor.reshaped([1, question.scores.tensor.count])),
      ]
        + (maps + (common.map { [$0.map] } ?? [])).map {
          ("\(stem)/\(question.scores.reading.tag(of: question.classIndex))/\($0.method)", $0.map)
        })
  }

  private func description() throws -> JSONValue {
    [
      "version": .string(version), "network": .string(question.network.name),
      "preprocessing": .string("\(question.model.preprocessing)"), "picture": .string(question.picture.id),
      "name": .string(question.picture.name), "class": .integer(question.classIndex),
      "className": .text(question.className), "probability": .number(question.probability),
      "layer": .string(question.explainer.layers.map(\.name).joined(separator: ", ")),
      "target": .string(question.target.rawValue), "threshold": .number(threshold),
      "command": .text(command),
      "consensus": .text(common?.consensus.rawValue), "members": common == nil ? .null : .strings(maps.map(\.method)),
      "maps": .array(
        try drawn.map { map in
          let values = try shown(map)
          return [
            "method": .string(map.method), "seconds": .number(map.seconds), "warnings": .strings(map.warnings),
            "depth": .optional(values.rank == 3 ? values.shape[0] : nil),
            "height": .integer(values.shape[values.rank - 2]), "width": .integer(values.shape[values.rank - 1]),
            "values": .array(values.elements.map { .number(Double("\($0)") ?? 0) }),
          ]
        }),
    ]
  }

  func fileName(_ format: String) -> String {
    let methods = drawn.count == 1 ? drawn[0].method : "maps"
    let tag = question.scores.reading.tag(of: question.classIndex)
    return "\(stem).\(question.network.id).\(tag).\(methods).\(format)"
  }

  /// In plain characters for whoever reads no others, and as it is.
  ///
  /// Source: Reschke, RFC 6266; Bray, RFC 8187.
  static func disposition(_ name: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    let plain = String(name.unicodeScalars.map { $0.isASCII && isPlain(UInt8($0.value)) ? Character($0) : "_" })
    let encoded = name.utf8.map { byte in
      isPlain(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
  }
}
