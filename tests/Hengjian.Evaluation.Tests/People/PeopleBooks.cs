using Hengjian.Documents.Writing;

namespace Hengjian.Evaluation.Tests.People;

/// <summary>Makes the xlsx a clerk would hand in.</summary>
internal static class PeopleBooks
{
    public const string UnitHeader = "单位代号*|单位名称*|行政区划代码*|类别|部门用语|主管单位代号|学校代码|起始日期|截止日期";
    public const string PostHeader = "单位代号*|岗位名称*|角色*|单位负责人|截止日期";
    public const string PersonHeader = "姓名*|工号|单位代号*|岗位名称*|任职起*|任职止|代理谁|手机|邮箱";

    /// <param name="units">Rows with | between cells.</param>
    /// <param name="posts">Rows of the second sheet.</param>
    /// <param name="people">Rows of the third.</param>
    public static MemoryStream Make(string[] units, string[] posts, string[] people)
    {
        var stream = new MemoryStream();
        using (var writer = new XlsxWriter(stream))
        {
            Sheet(writer, "单位", [UnitHeader, .. units]);
            Sheet(writer, "岗位", [PostHeader, .. posts]);
            Sheet(writer, "人员", [PersonHeader, .. people]);
        }
        stream.Position = 0;
        return stream;
    }

    private static void Sheet(XlsxWriter writer, string name, string[] rows)
    {
        writer.BeginSheet(new SheetLayout(name));
        for (var r = 0; r < rows.Length; r++)
        {
            writer.BeginRow(r + 1);
            var cells = rows[r].Split('|');
            for (var c = 0; c < cells.Length; c++)
                if (cells[c].Length > 0) writer.Text(c + 1, cells[c]);
        }
    }
}
