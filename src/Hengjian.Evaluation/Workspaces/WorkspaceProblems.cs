using Hengjian.Kernel;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>What may keep a workspace from opening: HJD0540–0549.</summary>
public static class WorkspaceProblems
{
    /// <summary>The directory holds no workspace.</summary>
    public static Problem NotAWorkspace(string directory) => new(
        "HJD0540", $"目录“{directory}”里没有衡鉴工作区。", Expected: "先用 hengjian demo --data 目录 建立演示工作区，或检查路径");

    /// <summary>The directory already holds one.</summary>
    public static Problem AlreadyThere(string directory) => new("HJD0541", $"目录“{directory}”里已有衡鉴工作区，没有改动它。");

    /// <summary>No provider knows the connection string.</summary>
    public static Problem UnknownDatabase() => new(
        "HJD0542", "无法从连接字符串看出数据库类型。", Expected: "“Data Source=文件”（SQLite）或“Host=主机;Database=库”（PostgreSQL）");

    /// <summary>The workspace was made by a newer program.</summary>
    public static Problem NewerFormat(string found) =>
        new("HJD0543", $"工作区格式为 {found}，本程序只认识 {WorkspaceFile.Format}，请升级程序。");

    /// <summary>The directory holds other files.</summary>
    public static Problem NotEmpty(string directory) =>
        new("HJD0544", $"目录“{directory}”里已有其他文件，没有在其中建立工作区。", Expected: "一个空目录，或尚不存在的目录");

    /// <summary>The making of a demo was broken off.</summary>
    public static Problem HalfMade(string directory) => new(
        "HJD0545", $"“{directory}”里的演示工作区没有建完。", Expected: $"用 hengjian demo --data {directory} 重新建立");

    /// <summary>Another program makes the demo there.</summary>
    public static Problem BeingMade(string directory) =>
        new("HJD0546", $"另一个程序正在“{directory}”里建立演示工作区。", Expected: "等它完成，或换一个目录");
}
