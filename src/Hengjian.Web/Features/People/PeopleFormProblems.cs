using Hengjian.Kernel;

namespace Hengjian.Web.Features.People;

/// <summary>Mistakes in the forms for units: HJP0643 and on are the rules', these the forms': HJP0634–0635.</summary>
internal static class PeopleFormProblems
{
    internal static Problem IdTaken(string id) => new("HJP0634", $"单位代号“{id}”已经有了。", "单位代号", "换一个代号，或到那个单位的页面修改");

    internal static Problem NoFile() => new("HJP0635", "没有收到文件，请重新选择。", "文件", "用本页下载的模板填好的 xlsx");
}
