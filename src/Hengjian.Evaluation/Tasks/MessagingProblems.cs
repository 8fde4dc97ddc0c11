using Hengjian.Kernel;

namespace Hengjian.Evaluation.Tasks;

/// <summary>Why a message did not leave: HJP0850–0852.</summary>
public static class MessagingProblems
{
    /// <summary>The group robot answered with an errcode.</summary>
    public static Problem Refused(string code, string words) => new("HJP0850", $"群机器人没有收下（errcode {code}）：{words}");
}
