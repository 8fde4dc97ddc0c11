using Hengjian.Kernel;

namespace Hengjian.Data.Storage;

/// <summary>What may be wrong with stored content: HJD0500–0519.</summary>
public static class StoreProblems
{
    /// <summary>Nothing is stored under the hash.</summary>
    public static Problem NotStored(string what, string hash) => new("HJD0500", $"找不到{what}，可能已被删除或未随备份恢复。", hash);

    /// <summary>The manifest is not what its directory name says.</summary>
    public static Problem ManifestChanged(string what, string hash) => new("HJD0501", $"{what}的清单被改动，与其哈希不符。", hash);

    /// <summary>A file is gone.</summary>
    public static Problem FileMissing(string what, string hash, string file) => new("HJD0502", $"{what}缺少文件 {file}。", hash);

    /// <summary>A file has other bytes than the manifest says.</summary>
    public static Problem FileChanged(string what, string hash, string file) =>
        new("HJD0503", $"{what}的文件 {file} 被改动，与清单中的哈希不符。", hash);

    /// <summary>A file's length cannot be right.</summary>
    public static Problem FileDamaged(string what, string hash, string file) => new("HJD0504", $"{what}的文件 {file} 长度不对，已损坏。", hash);

    /// <summary>A file in the directory is not listed.</summary>
    public static Problem StrangeFile(string what, string hash, string file) => new("HJD0505", $"{what}里多出清单之外的文件 {file}。", hash);
}
