import ActivationMaps
import Figures
import Imaging
import ModelReaders
import Studies
import Tensors

/// The pictures of one case of a study: heat maps over the photograph.
struct CasePictures {
  private let result: CaseResult
  private let settings: ExperimentSettings
  private let input: NetworkInput
  private let maps: [String: Tensor]
  /// The file that the maps are of.
  private let archive: String

  /// The colours are even in lightness, so that they survive grey print and colour-blindness.
  static let overlay = Overlay(colourMap: .inferno, opacity: 0.6)

  /// Reads an item's maps out of its shard, and its picture where the plan has it.
  ///
  /// - Returns: nil where no maps are kept, or the picture is not there any more.
  /// - Throws: `StudyError` if the maps are damaged.
  init?(_ item: StudyItem, _ result: CaseResult, in store: StudyStore, model: NetworkModel) throws(StudyError) {
    self.result = result
    settings = store.plan.settings
    guard store.plan.maps != .none, let input = try? item.input(in: store.plan, for: model) else {
      return nil
    }
    self.input = input
    archive = store.folder.maps(ofShard: item.index / store.plan.shardSize)
    do {
      maps = Dictionary(try StudyMaps.maps(ofItem: item.id, in: archive).map { ($0.name, $0.map) }) { first, _ in first
      }
    } catch {
      throw StudyError(
        .damagedResults, "the maps of a finished case cannot be read",
        remedy: StudyFolder.remedy(forFile: archive), context: ["file": archive],
        cause: error)
    }
  }

  private func map(of method: String) throws -> RankedMap {
    guard let map = maps[method], map.shape == Array(input.tensorNCHW.shape.dropFirst(2)),
      let ranked = try? RankedMap(map),
      ranked.isInUnitRange
    else {
      throw StudyError(
        .damagedResults, "a map of a finished case is missing, or none",
        remedy: StudyFolder.remedy(forFile: archive), context: ["case": result.name, "method": method])
    }
    return ranked
  }

  private func tile(_ map: RankedMap, title: String = "", caption: String = "") throws -> Tile {
    Tile(image: try drawn(map), title: title, caption: caption)
  }

  /// The map over what the network saw: a picture, or the slices of a volume.
  private func drawn(_ map: RankedMap) throws -> Image {
    if let volume = input.volume { return try volume.sheet(map: map.map, by: Self.overlay) }
    return try Self.overlay.drawn(map.map, over: input.view)
  }

  /// The members' methods of the best combination.
  private var chosen: [String] { result.components(of: .bestExperiment, in: settings) }

  /// The picture with the map that says most of it, small: of the best combination, or else of the best or only method.
  func thumbnail(side: Int) throws -> Image {
    let members = chosen.isEmpty ? [result.bestMember?.method ?? maps.keys.sorted().first ?? ""] : chosen
    let threshold = result.best?.curve.bestThreshold ?? result.bestMember?.curve.bestThreshold ?? 100
    let map = try settings.map(of: members.map(map), threshold: threshold)
    let small = Preprocessing(fit: .stretch, cropSize: .init(side), interpolation: .box)
    return try small.fitted(drawn(map))
  }

  /// Every method's map as it is, where nothing was judged.
  func plainGrid(_ methods: [String]) throws -> HeatMapGrid {
    let columns = try methods.map { HeatMapGrid.Column(title: $0, tiles: [try tile(map(of: $0))]) }
    return HeatMapGrid(rows: ["map"], columns: columns, scale: Self.overlay.colourMap)
  }

  /// The methods, the ensembles that have a name, and MetaCAM, without and with the threshold that suits each best.
  func grid() throws -> HeatMapGrid {
    var columns = try (result.members + (result.rivals ?? [])).map { member in
      try column(
        member.method, [map(of: member.method)], threshold: member.curve.bestThreshold, whole: member.unthresholded,
        best: member.curve.bestScore)
    }
    if !chosen.isEmpty, let best = result.best {
      let whole = settings.thresholds.firstIndex(of: 100).map { best.curve.scores[$0] }
      columns.append(
        try column(
          CaseFigures.ensemble, chosen.map(map), threshold: best.curve.bestThreshold, whole: whole,
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
    guard !chosen.isEmpty, let best = result.best?.curve else { return nil }
    let maps = try chosen.map(map)
    let sum = try settings.map(of: maps, threshold: 100)
    let thresholded = try settings.map(of: maps, threshold: best.bestThreshold)
    let kept = thresholded.map
    let plain = Image(grey: kept.rank == 3 ? VolumeView.maximumProjection(kept) : kept)
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
            thresholded, title: CaseFigures.ensemble, caption: "ROAD \(ScoreText.shown(best.bestScore))")),
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
