using Hengjian.Kernel;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>What the desk cannot do at the moment: HJA0530.</summary>
internal static class DeskProblems
{
    /// <summary>No room, or the same person asks twice.</summary>
    internal static Problem Busy() => new("HJA0530", "服务器正在办理别的文件，或者您要的上一份还没有做完；过一会儿再试，已经点过的不用再点。");
}
