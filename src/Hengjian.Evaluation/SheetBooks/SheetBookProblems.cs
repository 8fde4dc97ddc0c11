using Hengjian.Kernel;

namespace Hengjian.Evaluation.SheetBooks;

/// <summary>What may be wrong with a sheet that comes back as a file: HJD0900–0919.</summary>
public static class SheetBookProblems
{
    private const string Again = "从本表“导出 Excel”得到的文件，填好后原样导入";

    /// <summary>No ids: nobody can say which cell is which.</summary>
    public static Problem NoIds() => new(
        "HJD0900", "文件里没有“标识”行和“标识”列，不能确定每一格是哪个单位、哪一项的数。", Expected: Again + "；或把数粘贴到表上");

    /// <summary>The book of another sheet.</summary>
    public static Problem OtherSheet(string title) =>
        new("HJD0901", $"这是另一张表的文件：{title}。什么都没有改。", Expected: Again);

    /// <summary>A book of a newer or older program.</summary>
    public static Problem OtherVersion(string version) =>
        new("HJD0902", $"这是另一个版本的程序导出的文件（格式 {version}），不能读。什么都没有改。", Expected: "重新导出一份，把数复制过去");

    /// <summary>More than a sheet of this program can have.</summary>
    public static Problem TooLarge(string what) => new("HJD0903", $"文件里的表超过{what}，不是本系统导出的填报表。", Expected: Again);

    /// <summary>A row the sheet does not have.</summary>
    public static Problem UnknownRow(int row, string words) => new(
        "HJD0904", $"第 {row} 行不在本表中（{words}），没有读。", Expected: "要增加一行，先在表上“增加一行”，再导出填写");

    /// <summary>Two rows with the same id.</summary>
    public static Problem DoubleRow(int row, int first) => new(
        "HJD0905", $"第 {row} 行的标识与第 {first} 行相同（像是整行复制来的），两行都没有读。", Expected: "每个标识只留一行");

    /// <summary>Two columns with the same id.</summary>
    public static Problem DoubleColumn(string column, string first) => new(
        "HJD0906", $"{column} 列的标识与 {first} 列相同，两列都没有读。", Expected: "每个标识只留一列");

    /// <summary>A column the sheet does not have.</summary>
    public static Problem UnknownColumn(string column, string id) =>
        new("HJD0907", $"{column} 列的标识“{id}”不是本表的数据项，没有读。");

    /// <summary>Cells that were merged.</summary>
    public static Problem Merged(string range) => new(
        "HJD0908", $"{range} 是合并单元格，分不清各格的数，没有读。", Expected: "取消合并，每格填一个数");

    /// <summary>The unit in the heading was changed.</summary>
    public static Problem OtherUnit(string name, string given, string unit) => new(
        "HJD0909", $"“{name}”的单位在文件里被改为“{given}”，本表按“{unit}”。为免相差许多倍，这一项没有读。",
        Expected: $"把单位改回“{unit}”，或在单元格里连单位一起写（如 35.6万元）");

    /// <summary>The file is gone from the store.</summary>
    public static Problem NoFile() => new("HJD0910", "没有找到刚才上传的文件，请重新选择文件。");

    /// <summary>No file was chosen.</summary>
    public static Problem NothingChosen() => new("HJD0911", "请选择填好的文件。", Expected: "xlsx（WPS、Excel、LibreOffice 均可）");

    /// <summary>Nothing was ticked.</summary>
    public static Problem NothingTicked() => new("HJD0912", "没有勾选任何一格，什么都没有改。");

    /// <summary>A large table is handed in whole.</summary>
    public static Problem FileSheet() => new("HJD0913", "这张表按整个文件交，没有逐格的表格文件。");

    /// <summary>A day where a number belongs.</summary>
    public static Problem DateForNumber(string day, string name, string serial) => new(
        "HJD0914", $"单元格是日期 {day}，而“{name}”应填数字。", Expected: $"把单元格格式改为“常规”再填；若原意是 {serial}，改格式后即是");

    /// <summary>Rows of the sheet that the file does not have.</summary>
    public static Problem AbsentRows(int count, string names) => new("HJD0916", $"文件里少了 {count} 行（{names}），这些行的数不变。");

    /// <summary>The queue was full in the middle.</summary>
    public static Problem StoppedAt(int saved, int all) => new(
        "HJD0915", $"现在保存的人太多：已存 {saved} 格，其余 {all - saved} 格没有存。", Expected: "稍后再点一次“采用”，已存的不会重复");
}
