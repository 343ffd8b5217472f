import Graphs
import Tensors

/// Changes of an ONNX model that leave it one: attributes, constants, names, types, opset, nodes.
struct ONNXMutation {
  /// Names to wire nodes by, from the model itself.
  private let names: [[UInt8]]
  private let other: ProtobufMessage

  private static let operators = OperatorCatalogue.all.map { Array($0.name.utf8) }
  private static let words = [
    "constant", "reflect", "edge", "linear", "nearest", "cubic", "half_pixel", "align_corners", "asymmetric", "floor",
    "ceil", "SAME_UPPER", "SAME_LOWER", "VALID", "NOTSET", "DCR", "CRD", "tanh", "add", "mul", "max", "ij,jk->ik",
    "...ij->...ji", "i,i->", "axis", "axes", "perm", "kernel_shape", "pads", "strides", "group", "to", "mode",
    "keepdims",
  ].map { Array($0.utf8) }

  init(of model: ProtobufMessage, other: ProtobufMessage) {
    self.other = other
    var names: Set<[UInt8]> = []
    for case (7, .message(let graph)) in model.fields {
      for case (_, .message(let part)) in graph.fields {
        // A node's first fields are the names it reads and makes; a value's and a tensor's are theirs.
        for case (1...2, .bytes(let name)) in part.fields where names.count < 500 { names.insert(name) }
      }
    }
    self.names = names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  func mutate(_ model: inout ProtobufMessage, _ random: inout SeededRandom) {
    for _ in 0..<1 + min(Int(random.next().trailingZeroBitCount), 5) { change(&model, other, depth: 0, &random) }
  }

  /// Goes down to a field, each kind of field of a message as likely as another, and changes it.
  private func change(
    _ message: inout ProtobufMessage, _ other: ProtobufMessage, depth: Int, _ random: inout SeededRandom
  ) {
    var numbers = Array(Set(message.fields.map(\.number))).sorted()
    // Nearly all that matters is in the graph, and there in its nodes and constants.
    if depth == 0, Int.random(in: 0..<10, using: &random) > 0 { numbers = numbers.filter { $0 == 7 } }
    if depth == 1, Int.random(in: 0..<4, using: &random) > 0 { numbers = numbers.filter { $0 == 1 || $0 == 5 } }
    guard let number = numbers.randomElement(using: &random),
      let place = message.fields.indices.filter({ message.fields[$0].number == number }).randomElement(using: &random)
    else { return }
    let isDeep = if case .message = message.fields[place].value { true } else { false }
    if Int.random(in: 0..<(isDeep ? 10 : 6), using: &random) == 0, depth > 0 {
      rearrange(&message, other, place, &random)
      return
    }
    switch message.fields[place].value {
    case .message(var inner):
      var counterpart = inner
      let others = other.fields.filter { $0.number == number }
      if case .message(let found)? = others.randomElement(using: &random)?.value { counterpart = found }
      change(&inner, counterpart, depth: depth + 1, &random)
      message.fields[place].value = .message(inner)
    case .integer(let integer): message.fields[place].value = .integer(Self.changed(integer, &random))
    case .fixed32: message.fields[place].value = .fixed32(Self.float(&random).bitPattern)
    case .fixed64: message.fields[place].value = .fixed64(Double(Self.float(&random)).bitPattern)
    case .bytes(let bytes):
      message.fields[place].value = .bytes(changed(bytes, message.type.fields[number] ?? .bytes, &random))
    }
  }

  /// Doubles a field, takes it away, moves it, or takes one from another model.
  private func rearrange(
    _ message: inout ProtobufMessage, _ other: ProtobufMessage, _ place: Int, _ random: inout SeededRandom
  ) {
    let field = message.fields[place]
    let target = Int.random(in: message.fields.indices, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: message.fields.insert(field, at: target)
    case 1: message.fields.remove(at: place)
    case 2: message.fields.swapAt(place, target)
    default:
      let fields = other.fields.filter { $0.number == field.number }
      if let new = fields.randomElement(using: &random) {
        if Bool.random(using: &random) { message.fields[place] = new } else { message.fields.insert(new, at: target) }
      }
    }
  }

  private func changed(_ bytes: [UInt8], _ field: MessageType.Field, _ random: inout SeededRandom) -> [UInt8] {
    switch field {
    case .packedIntegers:
      guard var integers = ProtobufMessage.unpacked(bytes) else { break }
      let place = integers.isEmpty ? 0 : Int.random(in: integers.indices, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: integers.insert(Self.changed(1, &random), at: place)
      case 1 where !integers.isEmpty: integers.remove(at: place)
      case 2 where !integers.isEmpty: integers.swapAt(place, integers.count - 1)
      default: if !integers.isEmpty { integers[place] = Self.changed(integers[place], &random) }
      }
      return ProtobufMessage.packed(integers)
    case .packedFloats:
      return element(of: bytes, size: 4, withUnsafeBytes(of: Self.float(&random).bitPattern) { Array($0) }, &random)
    case .text:
      let kind = Int.random(in: 0..<12, using: &random)
      if kind < 6, let name = names.randomElement(using: &random) { return name }
      if kind < 8, let name = Self.operators.randomElement(using: &random) { return name }
      if kind < 9, let word = Self.words.randomElement(using: &random) { return word }
      if kind < 10 { return [] }
    case .bytes:
      // Elements of an array, a word, or anything
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        return element(of: bytes, size: 4, withUnsafeBytes(of: Self.float(&random).bitPattern) { Array($0) }, &random)
      case 1:
        let number = ByteMutation.edges.randomElement(using: &random) ?? 0
        let size = Bool.random(using: &random) ? 8 : 4
        return element(of: bytes, size: size, withUnsafeBytes(of: number) { Array($0.prefix(size)) }, &random)
      case 2: if bytes.count < 32, let word = Self.words.randomElement(using: &random) { return word }
      default: break
      }
    case .integer, .float, .message: break
    }
    var result = bytes
    ByteMutation.mutate(&result, other: bytes, &random)
    return result
  }

  private func element(
    of bytes: [UInt8], size: Int, _ element: [UInt8], _ random: inout SeededRandom
  ) -> [UInt8] {
    guard bytes.count >= size else { return element }
    var result = bytes
    let place = Int.random(in: 0..<bytes.count / size, using: &random) * size
    result.replaceSubrange(place..<place + size, with: element)
    return result
  }

  private static func changed(_ integer: UInt64, _ random: inout SeededRandom) -> UInt64 {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: integer &+ UInt64(bitPattern: Int64.random(in: -2...2, using: &random))
    case 1: UInt64(bitPattern: Int64.random(in: -8...16, using: &random))
    case 2: integer &* UInt64.random(in: 2...5, using: &random)
    default: UInt64(bitPattern: ByteMutation.edges.randomElement(using: &random) ?? 0)
    }
  }

  private static func float(_ random: inout SeededRandom) -> Float {
    [
      0, -0.0, 1, -1, 0.5, 2, Float.leastNonzeroMagnitude, 1e-6, 1e6, .greatestFiniteMagnitude,
      -.greatestFiniteMagnitude, .infinity,
      -.infinity, .nan, Float(random.uniform(in: -10...10)),
    ].randomElement(using: &random) ?? 0
  }
}
