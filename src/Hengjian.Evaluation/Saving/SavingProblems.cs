using Hengjian.Kernel;

namespace Hengjian.Evaluation.Saving;

/// <summary>What may keep something from being saved: HJP0500–0501.</summary>
public static class SavingProblems
{
    /// <summary>Too many wait.</summary>
    public static Problem Busy() => new("HJP0500", "现在保存的人太多，这次没有存上；内容还在本机，稍后会自动再存。", Expected: "等几秒钟再试");
}
