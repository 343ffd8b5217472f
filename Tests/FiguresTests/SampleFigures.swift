import Figures
import Imaging

/// Made-up results of realistic size, from quiet to nasty.
enum Sample {
  static let methods = [
    "grad-cam", "grad-cam++", "grad-cam-elementwise", "hires-cam", "xgrad-cam", "layer-cam", "eigen-cam",
    "eigen-grad-cam", "ablation-cam", "score-cam", "full-grad",
  ]
  static let groups = [
    ["grad-cam", "grad-cam++"], ["hires-cam", "grad-cam-elementwise"], ["xgrad-cam", "layer-cam"],
    ["eigen-cam", "eigen-grad-cam"], ["ablation-cam", "score-cam"], ["full-grad"],
  ]
  static let shares = stride(from: 5.0, through: 100, by: 5).map { $0 }
  static let cases = [
    "dog_cat, 207 golden retriever", "dog_cat, 281 tabby", "chelsea, 281 tabby", "coffee, 967 espresso",
  ]
  static let long =
    "a case with a name that nobody would have thought of, Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"

  /// A number in [0, 1) that looks like chance.
  static func noise(_ a: Int, _ b: Int) -> Double { Double((a &* 7919 &+ b &* 104_729 &+ 17) % 1000) / 1000 }

  static func scores(_ method: Int, _ panel: Int) -> [(k: Double, score: Double?)] {
    // Three methods coincide, as they do behind global pooling.
    let method = [3, 4].contains(method) ? 0 : method
    let height = 0.05 + 0.25 * noise(method, panel)
    let best = 15 + 70 * noise(method + 3, panel + 5)
    return shares.map { k in
      let distance = (k - best) / 60
      return (k, height - 0.25 * distance * distance + 0.004 * noise(Int(k), method))
    }
  }

  static func curves(panels: Int, methods count: Int = 11, title: String? = nil) -> ThresholdCurves {
    ThresholdCurves(
      panels: (0..<panels).map { panel in
        let members = (0..<count).map { index in
          CurveLine(
            name: index < methods.count ? methods[index] : "another-cam-\(index)", values: scores(index, panel))
        }
        let ensemble = CurveLine(
          name: "MetaCAM", values: scores(12, panel).map { ($0.k, ($0.score ?? 0) + 0.04) }, isEmphasised: true)
        return .init(title: title ?? cases[panel % 4], lines: members + [ensemble])
      })
  }

  static func probabilities(_ names: [String], frames: Int = 400, title: String = "plane") -> ProbabilityCurves {
    ProbabilityCurves(
      title: title,
      lines: names.enumerated().map { place, name in
        let values = (0..<frames).map { frame -> (seconds: Double, probability: Double?) in
          let wave = 0.5 + 0.4 * noise(frame / 40, place) - 0.2 * noise(frame, place)
          return (Double(frame) / 25, (frame / 60 + place) % 4 == 3 ? nil : wave)
        }
        return .init(name: name, values: values)
      })
  }

  static func removals(_ count: Int, title: String = "cat, 281 tabby", name: (Int) -> String = { methods[$0 % 11] })
    -> RemovalCurves
  {
    let percentages = stride(from: 0.0, through: 100, by: 5).map { $0 }
    return RemovalCurves(
      title: title, percentages: percentages,
      lines: (0..<count).map { line in
        func curve(_ bend: Double) -> [Double] {
          percentages.map { percent in
            let left = 1 - percent / 100
            return 0.05 + 0.8 * (bend > 0 ? left * left : left.squareRoot()) * (0.8 + 0.2 * noise(line, Int(percent)))
          }
        }
        return .init(name: name(line), mostRelevantFirst: curve(1), leastRelevantFirst: curve(-1))
      })
  }

  static func comparison(panels: Int, title: String? = nil) -> MemberComparison {
    MemberComparison(
      panels: (0..<panels).map { panel in
        .init(
          title: title ?? cases[panel % 4],
          members: methods.enumerated().map { index, name in
            let line = CurveLine(name: name, values: scores(index, panel))
            return .init(
              name: name, unthresholded: line.values[19].score, best: line.peak?.score, bestK: line.peak?.k)
          },
          references: [
            .init(name: "MetaCAM", score: 0.27 - 0.03 * Double(panel % 3), k: 30),
            .init(name: "member search", score: 0.295 - 0.01 * Double(panel % 3), k: 25),
          ])
      })
  }

  static func words(_ words: [String]) -> WordBars {
    WordBars(
      tile: Tile(image: picture(3), title: words.joined(separator: " "), caption: "grad-cam, 62 %"),
      words: words.enumerated().map { .init($1, change: 3 * noise($0, 1) - 1) })
  }

  static func bars(panels: Int, title: String? = nil) -> ContributionBars {
    ContributionBars(
      groups: groups,
      panels: [.init(title: "overall", note: "median 0.184", effects: [0.82, -0.31, 0.05, -1.24, 0.64, 0])]
        + (1..<max(panels, 1)).map { panel in
          .init(
            title: title ?? cases[panel % 4], note: "median 0.\(100 + panel)",
            effects: groups.indices.map { 0.8 * (noise($0, panel) - 0.5) })
        })
  }

  static func combinations(cases count: Int, title: String? = nil) -> BestCombinations {
    BestCombinations(
      groups: groups,
      cases: (0..<count).map { index in
        .init(
          title: title ?? cases[index % 4], isIncluded: groups.indices.map { noise($0, index) > 0.5 },
          score: 0.2 + 0.1 * noise(index, 3), k: 5 * Double(1 + index % 20))
      })
  }

  /// Mean ranks around their middle, and every run of them within one critical difference.
  static func ranks(
    _ count: Int, criticalDifference: Double = 1.9, spread: Double = 0.8, name: (Int) -> String = rankedName
  ) -> CriticalDifferenceDiagram {
    let middle = Double(count + 1) / 2
    let ranks = (0..<count).map { index -> Double in
      let place: Double = middle + spread * (Double(index + 1) - middle)
      return min(max(1, place + 0.6 * (noise(index, 3) - 0.5)), Double(count))
    }
    let order = ranks.indices.sorted { ranks[$0] < ranks[$1] }
    var groups: [[Int]] = []
    for start in order.indices {
      let group = order[start...].prefix { ranks[$0] - ranks[order[start]] <= criticalDifference }
      if group.count > 1, groups.last?.last != group.last { groups.append(Array(group)) }
    }
    return CriticalDifferenceDiagram(
      entries: ranks.indices.map { .init(name: name($0), meanRank: ranks[$0], isEmphasised: $0 == 0) }, groups: groups,
      criticalDifference: criticalDifference, caseCount: 40)
  }

  static func rankedName(_ index: Int) -> String {
    let names = ["MetaCAM, best of 64"] + methods + ["member search", "weighted consensus", "union-cam", "fusion-cam"]
    return index < names.count ? names[index] : "another-cam-\(index)"
  }

  /// A picture with shapes, so that one sees whether it lies upright.
  static func picture(_ seed: Int, width: Int = 224, height: Int = 224) -> Image {
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let (u, v) = (Double(x) / Double(width), Double(y) / Double(height))
        let distance = (u - 0.3 - 0.4 * noise(seed, 1)) * (u - 0.3) + (v - 0.3 - 0.3 * noise(seed, 2)) * (v - 0.5)
        let heat = Float(max(0, 1 - 8 * abs(distance)))
        let colour = ColourMap.jet.colour(at: heat)
        let ground = UInt8((x / 16 + y / 16) % 2 == 0 ? 60 : 110)
        pixels += [colour.red / 2 + ground, colour.green / 2 + ground, colour.blue / 2 + ground]
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  static func grid(columns: Int = 12, width: Int = 224, height: Int = 224) -> HeatMapGrid {
    HeatMapGrid(
      rows: ["whole map", "adaptive threshold"],
      columns: (0..<columns).map { index in
        let name = index < methods.count ? methods[index] : index == 11 ? "MetaCAM" : "another-cam-\(index)"
        let image = picture(index, width: width, height: height)
        return .init(
          title: name,
          tiles: [
            Tile(image: image, caption: "ROAD 0.\(110 + index)"),
            Tile(image: image, caption: "k = \(5 + 5 * index) %, 0.\(180 + index)"),
          ])
      }, scale: .jet)
  }

  static func overview(members: Int = 11) -> ExplanationOverview {
    ExplanationOverview(
      members: (0..<members).map { Tile(image: picture($0), title: methods[$0 % methods.count]) },
      stages: [
        .init(operation: "sum", tile: Tile(image: picture(20), title: "consensus", caption: "ROAD 0.184")),
        .init(operation: "top 30 %", tile: Tile(image: picture(21), title: "threshold", caption: "15,053 pixels")),
        .init(operation: "scale", tile: Tile(image: picture(22), title: "MetaCAM", caption: "ROAD 0.272")),
      ])
  }

  static func likeness(stages: Int = 12, methods count: Int = 9, title: String? = nil) -> LikenessCurves {
    let names = ["SSIM", "Spearman", "HOG"]
    return LikenessCurves(
      stages: (1...stages).map { "\($0)" },
      panels: names.enumerated().map { panel, name in
        let lines = (0..<count).map { index in
          LikenessCurves.Line(
            name: index < methods.count ? methods[index] : "another-cam-\(index)",
            values: (0..<stages).map { stage in
              0.9 * (1 - Double(stage) / Double(stages)) - 0.2 * noise(stage + 7 * index, panel)
            })
        }
        let control = LikenessCurves.Line(
          name: "sobel-edges", values: [Double?](repeating: 1, count: stages), isEmphasised: true)
        return .init(title: title ?? name, lines: lines + [control])
      }, limit: 0.5, horizontalTitle: "stage: more layers drawn anew, from the head down")
  }

  /// Every figure as it will mostly be.
  static let usual: [(name: String, figure: any Figure)] = [
    ("curves", curves(panels: 1)), ("curves-4", curves(panels: 4)), ("comparison", comparison(panels: 4)),
    ("bars", bars(panels: 5)), ("combinations", combinations(cases: 4)), ("grid", grid()), ("overview", overview()),
    ("likeness", likeness()), ("ranks-4", ranks(4, criticalDifference: 1.25)), ("ranks-12", ranks(12)),
    ("ranks-18", ranks(18, spread: 0.5)),
    ("probabilities", probabilities(["404 airliner", "895 warplane", "908 wing"])),
    ("removals", removals(4)),
    ("words", words(["a", "photo", "of", "a", "cat"])),
  ]

  /// Every figure as it will hardly ever be.
  static let nasty: [(name: String, figure: any Figure)] = {
    let gaps: [(k: Double, score: Double?)] = [
      (5, 0.1), (10, nil), (15, .nan), (20, 0.2), (25, .infinity), (30, 0.1), (35, 0.3),
    ]
    return [
      ("likeness-one", likeness(stages: 1, methods: 1, title: long)),
      ("likeness-many", likeness(stages: 1000, methods: 26, title: long)),
      (
        "likeness-gaps",
        LikenessCurves(
          stages: ["a", "b", "c"],
          panels: [
            .init(title: "gaps", lines: [.init(name: long, values: [nil, .nan, -1]), .init(name: "none", values: [])])
          ],
          limit: nil, horizontalTitle: long)
      ),
      ("probabilities-long", probabilities([String](repeating: long, count: 6), title: long)),
      ("probabilities-one", probabilities(["281 tabby"], frames: 1)),
      ("removals-long", removals(6, title: long) { _ in long }), ("removals-30", removals(30)),
      (
        "removals-gaps",
        RemovalCurves(
          title: "gaps", percentages: [20],
          lines: [
            .init(name: "one", mostRelevantFirst: [0.4], leastRelevantFirst: [.nan]),
            .init(name: "none", mostRelevantFirst: [], leastRelevantFirst: []),
          ])
      ),
      ("curves-long", curves(panels: 1, title: long)), ("curves-20", curves(panels: 20, title: long)),
      ("curves-30-lines", curves(panels: 1, methods: 30)), ("curves-one", curves(panels: 1, methods: 1)),
      (
        "curves-gaps",
        ThresholdCurves(panels: [
          .init(
            title: "",
            lines: [
              .init(name: "gaps", values: gaps), .init(name: "none", values: shares.map { ($0, nil) }),
              .init(name: "flat", values: shares.map { ($0, -0.2) }), .init(name: long, values: [(50, 0.05)]),
            ])
        ])
      ),
      (
        "curves-equal",
        ThresholdCurves(
          panels: (0..<3).map { panel in
            .init(
              title: "all are \(panel)",
              lines: methods.map { .init(name: $0, values: panel == 2 ? [] : shares.map { ($0, Double(panel)) }) })
          })
      ),
      (
        "curves-large",
        ThresholdCurves(panels: [.init(title: "large", lines: [.init(name: "a", values: [(5, -1e6), (10, 1e6)])])])
      ),
      ("comparison-one", comparison(panels: 1, title: long)), ("comparison-20", comparison(panels: 20, title: long)),
      (
        "comparison-gaps",
        MemberComparison(panels: [
          .init(
            title: "gaps",
            members: [
              .init(name: long, unthresholded: nil, best: nil), .init(name: "a", unthresholded: .nan, best: -0.25),
              .init(name: "b", unthresholded: -999_999.5, best: nil),
            ], references: [.init(name: long, score: nil)])
        ])
      ),
      ("bars-one", bars(panels: 1)), ("bars-20", bars(panels: 20, title: long)),
      (
        "bars-gaps",
        ContributionBars(
          groups: [methods, ["a"], [], [long]],
          panels: [
            .init(title: "", effects: [nil, .nan, -12_345.678, 0.001]), .init(title: "b", effects: [0, 0, 0, 0]),
            .init(title: "c", effects: [12_345.678, 1, 2, 3]),
          ])
      ),
      (
        "bars-zero",
        ContributionBars(groups: groups, panels: [.init(title: "no effect", effects: groups.map { _ in 0 })])
      ),
      ("words-long", words([long, "a", long, "\u{1F431}"])), ("words-40", words((0..<40).map { "word \($0)" })),
      (
        "words-gaps",
        WordBars(
          tile: Tile(image: picture(1, width: 20, height: 300)),
          words: [
            .init("", change: nil), .init("b", change: .nan), .init("c", change: -12_345.678), .init("d", change: 0),
          ])
      ),
      ("combinations-one", combinations(cases: 1, title: long)),
      ("combinations-20", combinations(cases: 20, title: long)),
      (
        "combinations-gaps",
        BestCombinations(
          groups: [methods, [long]],
          cases: [.init(title: "", isIncluded: [true, false], score: nil, k: .nan)])
      ),
      ("grid-one", grid(columns: 1)), ("grid-20-wide", grid(columns: 20, width: 320, height: 90)),
      ("grid-high", grid(columns: 7, width: 20, height: 300)),
      (
        "grid-gaps",
        HeatMapGrid(
          rows: [long, ""],
          columns: [
            .init(title: long, tiles: [nil, Tile(image: picture(1), title: long, caption: long)]),
            .init(title: "", tiles: [Tile(image: picture(2)), nil]),
          ])
      ),
      ("overview-one", overview(members: 1)), ("overview-2", overview(members: 2)),
      ("overview-6", overview(members: 6)),
      ("overview-30", overview(members: 30)),
      (
        "overview-long",
        ExplanationOverview(
          members: [Tile(image: picture(1, width: 30, height: 200), title: long, caption: long)],
          stages: (0..<4).map {
            .init(operation: "an operation \($0)", tile: Tile(image: picture(2), title: long, caption: long))
          })
      ),
      ("ranks-one", ranks(1)), ("ranks-2", ranks(2, criticalDifference: 3.7)), ("ranks-3", ranks(3)),
      ("ranks-long", ranks(18, criticalDifference: 6) { $0 % 2 == 0 ? long : "\($0)" }),
      ("ranks-few-cases", ranks(18, criticalDifference: 26)), ("ranks-many-cases", ranks(18, criticalDifference: 0.01)),
      ("ranks-equal", ranks(12, spread: 0)), ("ranks-100", ranks(100, criticalDifference: 12)),
    ]
  }()
}
