import Glibc

/// How long the processor works on something: a machine that is busy with other work makes it no longer.
public enum CPUTime {
    /// The seconds that this thread spends on `work`.
    public static func seconds(_ work: () -> Void) -> Double {
        let start = spent()
        work()
        return spent() - start
    }

    private static func spent() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
