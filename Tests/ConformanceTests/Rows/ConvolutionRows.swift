import Graphs

let convolutionRows: [OperatorRow] = [
  OperatorRow("Conv") { draft in
    let windows = draft.windows()
    let groups = draft.pick([1, 1, 1, 2, 3])
    let (perGroup, outputs) = (draft.integer(in: 1...3), groups * draft.integer(in: 1...3))
    // Sometimes one filter a channel.
    let inputs = [draft.integer(in: 1...2), groups * perGroup] + windows.input
    let reach = 1 / Double(perGroup * windows.kernel.reduce(1, *))
    var operands = [
      draft.floats(inputs), draft.floats([outputs, perGroup] + windows.kernel, in: -reach...(2 * reach), .any),
    ]
    if draft.chance(0.5) { operands.append(draft.floats([outputs], in: -1...1, .any)) }
    var settings = windows.settings
    if groups > 1 || draft.chance(0.2) { settings["group"] = .integer(groups) }
    draft.write("Conv", operands, settings)
  },
  OperatorRow("ConvTranspose") { draft in
    var windows = draft.windows(transposed: true)
    let groups = draft.pick([1, 1, 2])
    let (perGroup, outputs) = (draft.integer(in: 1...3), draft.integer(in: 1...3))
    let reach = 1 / Double(perGroup * windows.kernel.reduce(1, *))
    var operands = [
      draft.floats([draft.integer(in: 1...2), groups * perGroup] + windows.input),
      draft.floats([groups * perGroup, outputs] + windows.kernel, in: -reach...(2 * reach), .any),
    ]
    if draft.chance(0.5) { operands.append(draft.floats([groups * outputs], in: -1...1, .any)) }
    if groups > 1 || draft.chance(0.2) { windows.settings["group"] = .integer(groups) }
    draft.write("ConvTranspose", operands, windows.settings)
  },
]

/// The lengths of the spatial axes, the windows over them, and their settings.
struct DraftWindows {
  var input: [Int]
  var kernel: [Int]
  var settings: [String: Attribute?] = [:]
}

extension CaseDraft {
  /// Windows over one to three axes, none larger than the input with its padding.
  mutating func windows(transposed: Bool = false, dilates: Bool = true, axes: ClosedRange<Int> = 1...3) -> DraftWindows
  {
    let rank = chance(0.6) ? min(2, axes.upperBound) : integer(in: axes)
    var windows = DraftWindows(input: integers(rank, in: rank == 3 ? 2...5 : 3...9), kernel: integers(rank, in: 1...3))
    let strides = chance(0.5) ? integers(rank, in: 1...3) : Array(repeating: 1, count: rank)
    let dilations = dilates && chance(0.3) ? integers(rank, in: 1...2) : Array(repeating: 1, count: rank)
    let spans = zip(windows.kernel, dilations).map { ($0 - 1) * $1 + 1 }
    windows.input = zip(windows.input, spans).map { max($0, $1) }
    if chance(0.08) { windows.input = windows.input.map { _ in 1 } }
    if strides.contains(where: { $0 > 1 }) || chance(0.3) { windows.settings["strides"] = .integers(strides) }
    if dilations.contains(where: { $0 > 1 }) || (dilates && chance(0.2)) {
      windows.settings["dilations"] = .integers(dilations)
    }
    // A window lies on the input at least in part.
    let pads = (0..<2).flatMap { _ in spans.map { integer(in: 0...max(0, min(2, $0 - 1))) } }
    let isTooSmall = zip(windows.input, spans).contains { $0 < $1 }
    if isTooSmall {
      windows.settings["pads"] = .integers(spans.map { ($0 - 1) / 2 } + spans.map { $0 / 2 })
    } else {
      // What SAME means for windows with gaps between them is left open by ONNX, and others differ.
      let hasGaps = zip(strides, spans).contains { $0 > $1 } || (!transposed && dilations.contains { $0 > 1 })
      switch integer(in: 0...4) {
      case 0: break
      case 1: windows.settings["auto_pad"] = .string(pick(hasGaps ? ["VALID"] : ["SAME_UPPER", "SAME_LOWER", "VALID"]))
      default: windows.settings["pads"] = .integers(pads)
      }
    }
    if chance(0.5) || !dilates { windows.settings["kernel_shape"] = .integers(windows.kernel) }
    if transposed { windows.finishTransposed(strides: strides, dilations: dilations, &self) }
    return windows
  }
}

extension DraftWindows {
  fileprivate mutating func finishTransposed(strides: [Int], dilations: [Int], _ draft: inout CaseDraft) {
    let room = zip(strides, dilations).map { max($0, $1) - 1 }
    let hasPadding = draft.chance(0.4) && room.contains { $0 > 0 }
    let extra = room.map { hasPadding ? draft.integer(in: 0...$0) : 0 }
    if hasPadding { settings["output_padding"] = .integers(extra) }
    let spans = zip(kernel, dilations).map { ($0 - 1) * $1 + 1 }
    let full = input.indices.map { strides[$0] * (input[$0] - 1) + extra[$0] + spans[$0] }
    if draft.chance(0.2) {
      // Instead of pads, which then follow.
      settings["pads"] = nil as Attribute?
      settings["output_shape"] = .integers(full.map { max(1, $0 - draft.integer(in: 0...2)) })
    } else if case .integers(let pads)? = settings["pads"] ?? nil {
      // Something is left.
      let rank = input.count
      let kept = pads.indices.map { min(pads[$0], max(0, (full[$0 % rank] - 1) / 2)) }
      settings["pads"] = .integers(kept)
    }
  }
}
