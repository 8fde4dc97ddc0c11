using Hengjian.Kernel;

namespace Hengjian.Domain.Jobs;

/// <summary>What the job list may refuse: HJP0220–0229.</summary>
public static class JobProblems
{
    /// <summary>No such job.</summary>
    public static Problem Unknown(long id) => new("HJP0220", $"没有编号为 {id} 的任务。");

    /// <summary>The job has ended.</summary>
    public static Problem AlreadyEnded(JobState state) => new("HJP0221", $"任务已经结束（{state.NameOf()}），不能再取消。");

    /// <summary>The program ran into a bug or a broken disk; what it was is in the server's log under the number.</summary>
    public static Problem Crashed(long id) =>
        new("HJP0222", $"任务因程序错误中止。请把任务编号 {id} 告诉系统管理员，服务器日志中有详细记录。");
}
