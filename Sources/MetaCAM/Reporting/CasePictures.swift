import ActivationMaps
import Figures
import Imaging
import ModelReaders
import Studies
import Tensors

/// The pictures of one case of a sweep: heat maps over the photograph.
public struct CasePictures: Sendable {
  private let result: CaseResult
  private let settings: ExperimentSettings
  private let image: Image
  private let maps: StateDictionary
  private let id: String

  /// The colours are even in lightness, so that they survive grey print and colour-blindness.
  static let overlay = Overlay(colourMap: .inferno, opacity: 0.6)

  /// Reads what `metacam sweep` has kept of a case.
  ///
  /// - Throws: `StudyError` if a file is missing or damaged.
  init(_ result: CaseResult, _ settings: ExperimentSettings, id: String, folder: String) throws(StudyError) {
    self.result = result
    self.settings = settings
    do {
      image = try Image(contentsOf: "\(folder)/pictures/\(id).png")
      maps = try SafetensorsFile(contentsOf: "\(folder)/maps/\(id).safetensors").tensors
    } catch {
      throw Self.damaged(id, error)
    }
    self.id = id
  }

  private static func damaged(_ id: String, _ cause: (any Error)? = nil) -> StudyError {
    StudyError(
      .damagedResults,
      "the picture or the maps of a finished case cannot be read",
      remedy: "delete it, and go on with \(.option(.resumes))", context: ["file": "cases/\(id).json"], cause: cause)
  }

  private func map(of method: String) throws -> RankedMap {
    guard let tensor = maps[method]?.tensor, tensor.shape == [image.height, image.width],
      let ranked = try? RankedMap(tensor), ranked.isInUnitRange
    else { throw Self.damaged(id) }
    return ranked
  }

  private func tile(_ map: RankedMap, title: String = "", caption: String = "") throws -> Tile {
    Tile(image: try Self.overlay.drawn(map.map, over: image), title: title, caption: caption)
  }

  /// The members' methods of the best combination.
  private var chosen: [String] { result.components(of: .bestExperiment, in: settings) }

  /// Eleven methods and MetaCAM, without and with the threshold that suits each best.
  func grid() throws -> HeatMapGrid {
    var columns = try result.members.map { member in
      try column(
        member.method, [map(of: member.method)], threshold: member.curve.bestThreshold, whole: member.unthresholded,
        best: member.curve.bestScore)
    }
    let best = result.experiments[result.bestExperiment]
    if !chosen.isEmpty {
      let whole = settings.thresholds.firstIndex(of: 100).map { best.curve.scores[$0] }
      columns.append(
        try column(
          SweepFigures.ensemble, chosen.map(map), threshold: best.curve.bestThreshold, whole: whole,
          best: best.curve.bestScore))
    }
    return HeatMapGrid(
      rows: ["whole map", "adaptive threshold"], columns: columns, scale: Self.overlay.colourMap)
  }

  private func column(
    _ title: String, _ members: [RankedMap], threshold: Double, whole: Double?, best: Double
  ) throws -> HeatMapGrid.Column {
    HeatMapGrid.Column(
      title: title,
      tiles: [
        try tile(settings.map(of: members, threshold: 100), caption: whole.map(ScoreText.shown) ?? ""),
        try tile(
          settings.map(of: members, threshold: threshold),
          caption: "k = \(ScoreText.percent(threshold)): \(ScoreText.shown(best))"),
      ])
  }

  /// From the members of the best combination to the result; nil where the best combination is the empty one.
  func overview() throws -> ExplanationOverview? {
    guard !chosen.isEmpty else { return nil }
    let best = result.experiments[result.bestExperiment].curve
    let maps = try chosen.map(map)
    let sum = try settings.map(of: maps, threshold: 100)
    let thresholded = try settings.map(of: maps, threshold: best.bestThreshold)
    let plain = Image(grey: thresholded.map)
    return ExplanationOverview(
      members: try chosen.map { try tile(map(of: $0), title: $0) },
      stages: [
        .init(operation: settings.consensus.rawValue, tile: try tile(sum, title: "consensus")),
        .init(
          operation: "top \(ScoreText.percent(best.bestThreshold))",
          tile: Tile(image: plain, title: "kept", caption: "white: 1, black: 0")),
        .init(
          operation: "over the picture",
          tile: try tile(
            thresholded, title: SweepFigures.ensemble, caption: "ROAD \(ScoreText.shown(best.bestScore))")),
      ])
  }
}

extension Image {
  /// A map in grey: `[H, W]` in [0, 1].
  fileprivate init(grey map: Tensor) {
    let pixels = map.elements.flatMap { value in
      [UInt8](repeating: UInt8((min(max(value, 0), 1) * 255).rounded()), count: 3)
    }
    self.init(width: map.shape[1], height: map.shape[0], pixels: pixels)
  }
}
