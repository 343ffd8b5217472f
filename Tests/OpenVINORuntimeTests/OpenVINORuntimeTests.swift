import OpenVINORuntime
import Testing
