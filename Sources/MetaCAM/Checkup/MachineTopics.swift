import Execution
import Failures
import OpenVINORuntime

/// The machine itself: processor, memory, and what networks compute in.
extension CheckupTopic {
  static let processor = CheckupTopic("processor", "its cores and the instructions that networks run on") { machine in
    let cores = "\(machine.coreCount) core\(machine.coreCount == 1 ? "" : "s")"
    let name = machine.processorLine("model name").map { "\($0), " } ?? ""
    guard let flags = machine.processorLine("flags")?.split(separator: " ") else {
      return [CheckupFinding(.good, "\(name)\(cores)")]
    }
    let shown = [("avx2", "AVX2"), ("avx512f", "AVX-512"), ("avx512_bf16", "bf16"), ("amx_tile", "AMX")]
    let has = shown.filter { flags.contains(Substring($0.0)) }.map(\.1)
    let text = "\(name)\(cores)" + (has.isEmpty ? "" : ", \(has.joined(separator: ", "))")
    guard flags.contains("sse4_2") else {
      return [
        CheckupFinding(
          .bad, "\(text); it lacks SSE4.2, which the engine needs", remedy: "take a processor of 2011 or newer")
      ]
    }
    guard flags.contains("avx2") else {
      return [
        CheckupFinding(
          .limited, "\(text); without AVX2 networks run several times as long",
          remedy: "take a processor of 2013 or newer, or let the virtual machine pass its instructions on")
      ]
    }
    return [CheckupFinding(.good, text)]
  }

  static let memory = CheckupTopic("memory", "how much is left for networks") { machine in
    guard let total = machine.memory("MemTotal"), let free = machine.memory("MemAvailable") else {
      return [CheckupFinding(.good, "not known here")]
    }
    let limit = machine.memoryLimit.map { min($0, total) } ?? total
    let left = min(free, limit)
    let bound = limit < total ? ", of which this process may have \(gibibytes(limit))" : ""
    let text = "\(gibibytes(left)) free of \(gibibytes(total))\(bound)"
    guard left < leastMemory else { return [CheckupFinding(.good, text)] }
    return [
      CheckupFinding(
        .limited, "\(text); ResNet-152 with all methods takes 1.7 GiB, EfficientNet-Lite0 0.3 GiB",
        remedy: "end other programs, or take small networks, and pictures one at a time")
    ]
  }

  private static let leastMemory = 2 << 30

  static let precision = CheckupTopic("precision", "what networks compute in") { _ in
    do throws(RuntimeError) {
      let takesShort = try Core().supportsBFloat16
      return [
        CheckupFinding(
          .good,
          takesShort
            ? "f32; bf16 on demand, by instructions of the processor"
            : "f32; bf16 is not there, the processor has no instructions for it")
      ]
    } catch { return [CheckupFinding(.bad, "the engine does not say: \(error.message)")] }
  }

  /// `1.5 GiB`
  static func gibibytes(_ bytes: Int) -> String {
    let tenths = (Double(bytes) / Double(1 << 30) * 10).rounded()
    return "\(tenths / 10) GiB"
  }
}
