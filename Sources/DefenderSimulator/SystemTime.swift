public import Canonical

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The machine's clock.
public enum SystemTime {
    @Sendable public static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        // The service's times have seven fractional digits: finer ones would be lost on the wire and never be equal again.
        let nanoseconds = Int32(time.tv_nsec / 100 * 100)
        return Timestamp(seconds: Int64(time.tv_sec), nanoseconds: nanoseconds) ?? .epoch
    }
}
