import Synchronization

/// What the server has done, in Prometheus' text form.
package final class Metrics: Sendable {
  private let state = Mutex(State())

  private struct State {
    var requests: [Key: Int] = [:]
    var seconds: [String: Double] = [:]
    var maps: [String: Int] = [:]
  }

  private struct Key: Hashable {
    let route: String
    let status: UInt
  }

  package init() {}

  func count(_ route: String, status: UInt, seconds: Double) {
    state.withLock { state in
      state.requests[Key(route: route, status: status), default: 0] += 1
      state.seconds[route, default: 0] += seconds
    }
  }

  func countMap(_ method: String) { state.withLock { $0.maps[method, default: 0] += 1 } }

  /// - Parameter gauges: what else is known now: name, explanation, value.
  func text(_ gauges: [(name: String, help: String, value: Double)]) -> String {
    let state = state.withLock { $0 }
    var lines = [
      "# HELP metacam_requests_total Requests that were answered.", "# TYPE metacam_requests_total counter",
    ]
    for (key, count) in state.requests.sorted(by: { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }) {
      lines.append("metacam_requests_total{route=\"\(key.route)\",status=\"\(key.status)\"} \(count)")
    }
    lines += [
      "# HELP metacam_request_seconds_total Seconds until answers began.",
      "# TYPE metacam_request_seconds_total counter",
    ]
    for (route, seconds) in state.seconds.sorted(by: { $0.key < $1.key }) {
      lines.append("metacam_request_seconds_total{route=\"\(route)\"} \(seconds)")
    }
    lines += ["# HELP metacam_maps_total Maps that were made.", "# TYPE metacam_maps_total counter"]
    for (method, count) in state.maps.sorted(by: { $0.key < $1.key }) {
      lines.append("metacam_maps_total{method=\"\(method)\"} \(count)")
    }
    for gauge in gauges {
      lines += ["# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
