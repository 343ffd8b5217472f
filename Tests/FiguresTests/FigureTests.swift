import Figures
import Files
import FoundationEssentials
import Imaging
import TestSupport
import Testing

@Suite struct FigureTests {
  static let names = (Sample.usual + Sample.nasty).map(\.name)

  private func figure(_ name: String) throws -> any Figure {
    try #require((Sample.usual + Sample.nasty).first { $0.name == name }).figure
  }

  /// No label is cut off, lies over another one, or is too small to read in print; and no ink is outside.
  @Test(arguments: names) func keepsItsLabelsApartAndInside(_ name: String) throws {
    let canvas = try Canvas(measuringAt: Canvas.drawingWidth)
    let height = try figure(name).draw(on: canvas)
    // Rounding of sums of a few hundred numbers around 1e3 stays far below 1e-6.
    let slack = 1e-6
    #expect(!canvas.labels.isEmpty)
    for (index, label) in canvas.labels.enumerated() {
      #expect(label.size >= 7)
      #expect(label.box.x >= -slack && label.box.right <= canvas.width + slack, "\(label) of \(canvas.width)")
      #expect(label.box.y >= -slack && label.box.bottom <= height + slack, "\(label) of \(height)")
      let inner = Box(
        x: label.box.x + slack, y: label.box.y + slack, width: label.box.width - 2 * slack,
        height: label.box.height - 2 * slack)
      for other in canvas.labels[(index + 1)...] {
        #expect(!inner.overlaps(other.box), "\(label) and \(other)")
      }
    }
    // The extents are those of whole pixels at one to a point: up to one more on each side.
    let ink = canvas.inkExtents
    #expect(
      ink.x >= -1 && ink.y >= -1 && ink.right <= canvas.width + 1 && ink.bottom <= height + 1, "\(ink) of \(height)")
  }

  @Test(arguments: Sample.usual.map(\.name)) func isDrawnInThreeFormatsAndAlwaysWithTheSameBytes(_ name: String) throws
  {
    let figure = try figure(name)
    let size = try figure.size()
    for format in FigureFormat.allCases {
      let bytes = try figure.encoded(as: format)
      #expect(try figure.encoded(as: format) == bytes, "\(format)")
      switch format {
      case .png:
        let image = try Image(decoding: bytes)
        #expect(image.width == Int((size.width * 3).rounded(.up)))
        #expect(image.height == Int((size.height * 3).rounded(.up)))
        #expect(image.pixels.contains { $0 < 128 })
      case .svg:
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("<svg") && text.contains("</svg>"))
        try #expect(Markup(text).isBalanced)
      case .pdf:
        #expect(bytes.starts(with: Array("%PDF-".utf8)))
        #expect(bytes.suffix(8).starts(with: Array("%%EOF".utf8)) || bytes.suffix(6).starts(with: Array("%%EOF".utf8)))
      }
    }
  }

  @Test func isWrittenWhollyOrNotAtAll() throws {
    let folder = TemporaryFile()
    try AtomicFile.makeFolder(folder.path)
    let paths = try FigureFile.write(Sample.bars(panels: 2), to: "\(folder.path)/bars")
    #expect(paths == ["png", "svg", "pdf"].map { "\(folder.path)/bars.\($0)" })
    for path in paths { #expect(FileManager.default.fileExists(atPath: path)) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
    #expect(
      #expect(throws: FileError.self) {
        try FigureFile.write(Sample.bars(panels: 2), to: "\(folder.path)/missing/bars")
      }?.code == .notFound)
    #expect(throws: FigureError.self) { try FigureFile.write(ThresholdCurves(panels: []), to: "\(folder.path)/none") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
  }

  @Test func saysWhenThereIsNothingToDraw() {
    let lines = [CurveLine(name: "a", values: [(5, nil), (10, .nan)])]
    let figures: [any Figure] = [
      ThresholdCurves(panels: []), ThresholdCurves(panels: [.init(title: "a", lines: [])]),
      ThresholdCurves(panels: [.init(title: "a", lines: lines)]), MemberComparison(panels: []),
      MemberComparison(panels: [.init(title: "a", members: [], references: [.init(name: "b", score: 1)])]),
      ContributionBars(groups: [], panels: []), WordBars(tile: Tile(image: Sample.picture(1)), words: []),
      ContributionBars(groups: [["a"]], panels: [.init(title: "a", effects: [.nan])]),
      BestCombinations(groups: [], cases: []), BestCombinations(groups: [["a"]], cases: []),
      HeatMapGrid(rows: [], columns: []), HeatMapGrid(rows: ["a"], columns: [.init(title: "a", tiles: [nil])]),
      ExplanationOverview(members: [], stages: []),
      CriticalDifferenceDiagram(entries: [], groups: [], criticalDifference: 1, caseCount: 10),
    ]
    for figure in figures {
      #expect(#expect(throws: FigureError.self) { try figure.encoded(as: .svg) }?.code == .emptyData)
    }
  }

  @Test func refusesWhatDoesNotFitTogether() {
    let lines: (Double, Double) -> ThresholdCurves = { k, score in
      ThresholdCurves(panels: [.init(title: "a", lines: [.init(name: "a", values: [(k, score)])])])
    }
    let ranks: (Double, [[Int]], Double) -> CriticalDifferenceDiagram = { rank, groups, difference in
      CriticalDifferenceDiagram(
        entries: [.init(name: "a", meanRank: rank), .init(name: "b", meanRank: 2)], groups: groups,
        criticalDifference: difference, caseCount: 10)
    }
    let figures: [any Figure] = [
      lines(101, 0), lines(.nan, 0), lines(5, 1e7),
      ContributionBars(groups: [["a"], ["b"]], panels: [.init(title: "a", effects: [1])]),
      BestCombinations(groups: [["a"]], cases: [.init(title: "a", isIncluded: [], score: 1, k: 1)]),
      HeatMapGrid(rows: ["a", "b"], columns: [.init(title: "a", tiles: [Tile(image: Sample.picture(1))])]),
      ExplanationOverview(
        members: [Tile(image: Sample.picture(1))],
        stages: (0..<5).map { _ in .init(operation: "a", tile: Tile(image: Sample.picture(1))) }),
      ranks(3, [[0, 1]], 1), ranks(.nan, [[0, 1]], 1), ranks(1, [[0, 2]], 1), ranks(1, [[]], 1),
      ranks(1, [], .infinity),
      ranks(1, [], -1),
    ]
    for figure in figures {
      #expect(#expect(throws: FigureError.self) { try figure.encoded(as: .svg) }?.code == .invalidValue)
    }
    let endless = Sample.curves(panels: 200)
    #expect(#expect(throws: FigureError.self) { try endless.encoded(as: .png) }?.code == .tooLarge)
    let sharp = Sample.bars(panels: 1)
    #expect(#expect(throws: FigureError.self) { try sharp.encoded(as: .png, pixelsPerPoint: 100) }?.code == .tooLarge)
  }

  /// Draws every sample into a folder, to look at: `METACAM_FIGURES=/tmp/figures swift test --filter drawsSamples …`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["METACAM_FIGURES"] != nil)) func drawsSamples() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["METACAM_FIGURES"])
    try AtomicFile.makeFolder(folder)
    for (name, figure) in Sample.usual { try FigureFile.write(figure, to: "\(folder)/\(name)") }
    for (name, figure) in Sample.nasty { try FigureFile.write(figure, to: "\(folder)/\(name)", as: [.png]) }
    try ReportTests.sample().write(to: "\(folder)/report.html")
  }
}
