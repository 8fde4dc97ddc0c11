using Hengjian.Domain.Snapshots;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class SnapshotConfiguration : IEntityTypeConfiguration<SnapshotRecord>
{
    public void Configure(EntityTypeBuilder<SnapshotRecord> builder)
    {
        builder.ToTable("snapshots");
        builder.Property(s => s.Hash).HasMaxLength(64);
        builder.Property(s => s.Kind).HasMaxLength(60);
        builder.Property(s => s.Grain).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.GivenBy).HasMaxLength(40);
        builder.Property(s => s.DictionaryVersion).HasMaxLength(64);
        builder.HasIndex(s => s.Hash);
        builder.HasIndex(s => new { s.Period, s.Grain, s.Kind });
        builder.HasOne<SnapshotRecord>().WithMany().HasForeignKey(s => s.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Files).WithOne().HasForeignKey(f => f.SnapshotId).OnDelete(DeleteBehavior.Cascade);
    }
}
