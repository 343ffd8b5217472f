import Execution
import Failures
import Files
import FoundationEssentials
import Imaging
import OpenVINORuntime
import Tensors

/// The engine, and whether a whole explanation comes out as it should.
extension CheckupTopic {
  static let engine = CheckupTopic("engine", "OpenVINO, and what it finds to run on") { _ in
    do throws(RuntimeError) {
      let devices = try Core.devices.map(\.slug)
      return [CheckupFinding(.good, "OpenVINO \(Core.engineVersion); runs on \(devices.joined(separator: ", "))")]
    } catch {
      return [
        CheckupFinding(
          .bad, "OpenVINO does not start: \(error.message)",
          remedy: "install MetaCAM anew: a file of its engine is missing or of another version")
      ]
    }
  }

  /// Seconds; a machine that takes longer is loaded, or has few instructions.
  private static let usualSeconds = 2.0

  static let knownMap = CheckupTopic("self-test", "a map of a small network, against one that is known") { _ in
    do {
      let clock = ContinuousClock()
      let start = clock.now
      let differences = try await KnownMap.differences()
      let seconds = (clock.now - start).seconds
      let text =
        "logits differ by \(short(differences.logits)), the map by \(short(differences.map)), in \(hundredths(seconds)) s"
      guard differences.logits <= KnownMap.tolerance, differences.map <= KnownMap.tolerance else {
        return [
          CheckupFinding(
            .bad, "\(text); at most \(short(KnownMap.tolerance)) is rounding",
            remedy: "do not trust maps from this machine; report it with this output")
        ]
      }
      return [CheckupFinding(seconds < usualSeconds ? .good : .limited, text)]
    } catch let error as FileError {
      return [
        CheckupFinding(
          .limited, "not made: \(error.message)",
          remedy: "set \(.environment("TMPDIR")) to a folder that can be written, and has room")
      ]
    } catch {
      return [
        CheckupFinding(
          .bad, "no map could be made: \((error as? any ContextualError)?.worded(by: \.swiftWords) ?? "\(error)")")
      ]
    }
  }

  private static func short(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return value == 0 ? "0" : "\(value)" }
    // One digit, and the power of ten.
    var (digits, power) = (value, 0)
    while digits < 1 { (digits, power) = (digits * 10, power - 1) }
    while digits >= 10 { (digits, power) = (digits / 10, power + 1) }
    return power == 0 ? "\(Int(digits.rounded()))" : "\(Int(digits.rounded()))e\(power)"
  }

  private static func hundredths(_ seconds: Double) -> String { "\((seconds * 100).rounded() / 100)" }
}

/// A network of three convolutions, a picture, and what PyTorch and pytorch-grad-cam make of them in double precision.
///
/// Made by `Scripts/fixtures/make_known_map.py`.
enum KnownMap {
  static let classIndex = 3
  private static let side = 64
  /// Single precision comes within 1e-6; an engine that computes something else is off by far more.
  static let tolerance = 1e-4

  /// How far this machine is off at most: the logits, and the map, whose values lie in [0, 1].
  static func differences() async throws -> (logits: Double, map: Double) {
    let path = AtomicFile.newTemporaryName(beside: "\(TemporaryFolder.path)/known-map.onnx")
    defer { AtomicFile.removeTemporary(path) }
    try AtomicFile.write(PackageResources.known_map_onnx, to: path)
    let model = try NetworkModel(named: path, preprocessing: PreprocessingChoice(fit: .stretch))
    let explainer = try Explainer(model: model, engine: Engine())
    let explanation = try await explainer.explain(
      [picture], ExplanationOptions(classes: [.index(classIndex)]))[0]
    let known = numbers
    let count = known.count - side * side
    return (
      difference(explanation.logits.elements, known[..<count]),
      difference(explanation.maps[0].map.elements, known[count...])
    )
  }

  private static var picture: Image {
    var pixels: [UInt8] = []
    for y in 0..<side {
      for x in 0..<side {
        for channel in 0..<3 { pixels.append(UInt8((37 * x + 61 * y + 97 * channel + 11 * x * y) % 256)) }
      }
    }
    return Image(width: side, height: side, pixels: pixels)
  }

  private static var numbers: [Float] {
    let bytes = PackageResources.known_map_bin
    return stride(from: 0, to: bytes.count - 3, by: 4).map { place -> Float in
      var bits: UInt32 = 0
      for byte in 0..<4 {
        let shift: UInt32 = 8 * UInt32(byte)
        bits |= UInt32(bytes[place + byte]) << shift
      }
      return Float(bitPattern: bits)
    }
  }

  private static func difference(_ found: [Float], _ known: ArraySlice<Float>) -> Double {
    // Whatever is compared with NaN is neither less nor more, so that the greatest difference would pass it over.
    guard found.count == known.count, found.allSatisfy(\.isFinite) else { return .infinity }
    return zip(found, known).map { Double(abs($0 - $1)) }.max() ?? 0
  }
}
