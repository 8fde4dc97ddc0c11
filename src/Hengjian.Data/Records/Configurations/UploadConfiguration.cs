using Hengjian.Domain.Evidences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class UploadConfiguration : IEntityTypeConfiguration<UploadRecord>
{
    public void Configure(EntityTypeBuilder<UploadRecord> builder)
    {
        builder.ToTable("uploads");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.Property(r => r.Name).HasMaxLength(260);
        builder.Property(r => r.ClaimedSha256).HasMaxLength(64);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Problem).HasMaxLength(1000);
        builder.HasIndex(r => new { r.State, r.Expires });
        builder.HasIndex(r => new { r.By, r.Op }).IsUnique();
    }
}
