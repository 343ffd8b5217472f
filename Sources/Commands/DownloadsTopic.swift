import Downloads
import MetaCAM

extension CheckupTopic {
  /// Here, because the library itself fetches nothing.
  static let downloads = CheckupTopic("downloads", "libcurl, which fetches weights") { machine in
    do throws(DownloadError) {
      let version = try Download.libraryVersion()
      let proxies = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"].filter { machine.environment[$0] != nil }
      let through = proxies.first.map { ", through the proxy of \($0)" } ?? ""
      return [CheckupFinding(.good, version + through)]
    } catch { return [CheckupFinding(.limited, error.message, remedy: error.remedy)] }
  }
}
