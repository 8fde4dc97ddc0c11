using System.Globalization;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing;

/// <summary>
/// Every way in which a file of data can be wrong as a table (HJD0430–0479); single cells: CellProblems.
/// </summary>
internal static class ImportProblems
{
    public static Problem NoHeader(ImportKind kind) => new("HJD0430",
        $"找不到{kind.NameZh()}的表头：前 15 行里没有一行认得出两个以上的列名。", null, "第一行是列名，如模板所示");

    public static Problem UnknownColumn(string header, string? nearest) => new("HJD0431",
        $"列名“{header}”不在数据字典里。" + (nearest is null ? "" : $"最接近的是“{nearest}”。"), null, "改成模板里的列名；不需要的列请删掉");

    public static Problem MissingColumn(ImportField field, ImportKind kind) =>
        new("HJD0432", $"缺少必需的列“{field.NameZh}”（{field.Id}）。", null, $"{kind.NameZh()}模板里的全部必填列");

    public static Problem ColumnTwice(string name, int first) => new("HJD0433", $"“{name}”列出现了两次，前一次在第 {first} 列。");

    public static Problem NameAndIdDiffer(string name, string id) =>
        new("HJD0434", $"列名“{name}”和列标识“{id}”说的不是同一个数据项。", null, "不要改动模板的表头");

    public static Problem WrongTemplate(string found, ImportKind kind) =>
        new("HJD0435", $"这份文件用的是{found}模板，不是{kind.NameZh()}模板。");

    public static Problem OldTemplate() => new("HJD0436",
        "模板的版本与现在的数据字典不一致，数据项的单位或选项可能已改。", null, "下载新模板，把数据粘贴过去再导入");

    public static Problem UnnamedColumn() => new("HJD0437", "这一列有内容，但没有列名（表头可能用了合并单元格）。", null, "给每一列各写一个列名，或删掉这一列");

    public static Problem NoRows() => new("HJD0438", "表头下面没有数据行。");

    public static Problem Merged(string range) =>
        new("HJD0439", $"数据区有合并单元格 {range}，只有左上角一格有值。", null, "取消合并，每行都填上");

    public static Problem KeyMissing(string name, bool looksLikeTotal) => new("HJD0440",
        $"“{name}”为空。" + (looksLikeTotal ? "这一行像是合计行或表尾说明，请删掉。" : ""));

    public static Problem BadRegionCode(string text) => new("HJD0441", $"“{text}”不是行政区划代码。", null, "六位数字");

    public static Problem UnknownRegion(string text, string? nearest) =>
        new("HJD0442", $"行政区划里没有代码“{text}”。" + (nearest is null ? "" : $"最接近的是 {nearest}。"));

    public static Problem NotACounty(Region region) =>
        new("HJD0443", $"“{region.Name}”不是县级行政区。", null, "填学校或项目所在县（市、区）的代码");

    public static Problem UnknownStage(string text, IEnumerable<string> stages, string? nearest) => new("HJD0444",
        $"“{text}”不是学段。" + (nearest is null ? "" : $"最接近的是“{nearest}”。"), null, string.Join("、", stages));

    public static Problem Repeats(string what, string key, string otherPlace) =>
        new("HJD0445", $"{what}“{key}”重复，另一行在{otherPlace}。", null, "同一年度每个代码只有一行");

    public static Problem UnknownSchool(string code, string? nearest) =>
        new("HJD0446", $"学校表里没有学校代码“{code}”。" + (nearest is null ? "" : $"最接近的是 {nearest}。"));

    public static Problem MangledCode(string text) =>
        new("HJD0447", $"代码“{text}”已被表格软件改成科学计数法，末几位可能丢失。", null, "先把这一列设为文本格式，再重新填写代码");

    public static Problem WrongPeriod(string text, int period) =>
        new("HJD0448", $"年度“{text}”与导入的年度 {Year(period)} 不一致。");

    public static Problem KindergartenAmongSchools() => new("HJD0449", "幼儿园要用幼儿园表导入。", null, "从这张表里删掉，填到幼儿园表");

    public static Problem SchoolAmongKindergartens(string type) => new("HJD0450", $"幼儿园表里的学校类型是“{type}”。", null, "幼儿园");

    public static Problem SchoolsFirst(int period) =>
        new("HJD0451", $"还没有 {Year(period)} 年度的学校表，班级找不到所属学校。", null, "先导入学校表和幼儿园表");

    public static Problem TooManyProblems(int shown, long total) => new("HJD0452",
        $"共有 {Number(total)} 处错误，只列出前 {Number(shown)} 处。");

    public static Problem TooManyFiles(int limit) =>
        new("HJD0453", $"一次最多导入 {Number(limit)} 个文件。");

    public static Problem KeyTooLong(string name, int limit) => new("HJD0454", $"“{name}”超过 {limit} 个字。");

    public static Problem OutsideRegion(Region region, Region within) =>
        new("HJD0455", $"“{region.Name}”不在“{within.Name}”之内，不能在这一批里填报。");

    public static Problem UnknownGiver(int code) =>
        new("HJD0456", $"行政区划里没有填报地区 {code.ToString("D6", CultureInfo.InvariantCulture)}。");

    public static Problem UnknownChange(string name, ImportKind kind, string? nearest) => new("HJD0457",
        $"口径变化里的“{name}”不是{kind.NameZh()}的数据项。" + (nearest is null ? "" : $"最接近的是“{nearest}”。"), null,
        "每行一项：数据项名称：变化说明");

    public static Problem ChangeUnsaid(string name) =>
        new("HJD0458", $"没有说明“{name}”的口径有什么变化。", null, $"{name}：变化说明");

    public static Problem ChangeTwice(string name) =>
        new("HJD0459", $"“{name}”的口径变化写了两次。", null, "合成一行");

    public static Problem ChangeWithoutColumn(string name) =>
        new("HJD0466", $"申报了“{name}”的口径变化，但文件里没有这一列。", null, "去掉这一行，或补上这一列");

    // From here on: warnings. The import goes on, and the person is told.

    public static Problem Formulas(string column, int count, string first) =>
        new("HJD0470", $"“{column}”列有 {count} 个公式单元格（第一个在 {first}），按文件保存时的计算结果导入。");

    public static Problem HiddenRows(int count, int first) =>
        new("HJD0471", $"有 {count} 行被隐藏或筛选掉（第一个是第 {first} 行），也已一并读取。");

    public static Problem SheetNotRead(string sheet, string why) =>
        new("HJD0472", $"没有读取工作表“{sheet}”：{why}。", null, "里面若有要导入的数据，请补上表头、取消隐藏后重新导入");

    public static Problem SheetWithoutRows() => new("HJD0476", "这张工作表只有表头，没有数据。");

    public static Problem OldExcel() => new("HJD0473",
        ".xls 格式里看不出公式和错误值，#REF! 之类的错误按空白（缺失）处理。", null, "有公式时请另存为 .xlsx 再导入");

    public static Problem NameDiffers(string typed, string known) =>
        new("HJD0474", $"名称“{typed}”与系统里的“{known}”不一致，以代码为准。");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Year(int period) => period.ToString(CultureInfo.InvariantCulture);
}
